// Holds the SARIF that `gouji check` writes against the official schema.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const gouji = process.env.GOUJI_BINARY ?? path.join(root, 'build/release/bin/gouji');
const samples = path.join(root, 'tests/data/samples');
let validate;

before(() => {
  // The package carries the schema and the validator that understands it.
  const require = createRequire(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'));
  const Ajv = require('ajv');
  const schema = JSON.parse(fs.readFileSync(require.resolve('./lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  const ajv = new Ajv({ schemaId: 'id', allErrors: true });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
  validate = ajv.compile(schema);
});

function sarif(...options) {
  const how = { encoding: 'utf8', cwd: root, maxBuffer: 1 << 28 };
  const { stdout } = spawnSync(gouji, ['check', '--format=sarif', ...options], how);
  const log = JSON.parse(stdout);
  assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
  return log.runs[0];
}

test('the schema refuses what is no SARIF', () => {
  assert.equal(validate({ version: '2.1.0', runs: [{ tool: {} }] }), false);
});

test('the findings of all samples are valid SARIF in every language', () => {
  for (const language of ['zh-Hans', 'zh-Hant', 'en']) {
    const { results, tool } = sarif(`--language=${language}`, samples);
    assert.ok(results.length > 30);
    for (const part of ['fixes', 'relatedLocations']) assert.ok(results.some((result) => result[part]), part);
    assert.ok(results.some(({ locations }) => locations[0].logicalLocations));
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    for (const rule of tool.driver.rules) assert.ok(rule.help.text && rule.help.markdown && rule.fullDescription.text, rule.id);
  }
});

test('a replacement deletes what stands in the file at its region, counted in code points', () => {
  const { results, columnKind } = sarif(samples);
  assert.equal(columnKind, 'unicodeCodePoints');
  let seen = 0;
  for (const { ruleId, locations, fixes } of results) {
    const { uri } = locations[0].physicalLocation.artifactLocation;
    const lines = fs.readFileSync(path.join(root, decodeURIComponent(uri)), 'utf8').split('\n');
    for (const { artifactChanges } of fixes ?? []) {
      for (const { artifactLocation, replacements } of artifactChanges) {
        assert.equal(artifactLocation.uri, uri);
        for (const { deletedRegion: region, insertedContent } of replacements) {
          if (region.startLine !== region.endLine) continue;
          const line = [...lines[region.startLine - 1]];
          assert.ok(region.endColumn - 1 <= line.length);
          const deleted = line.slice(region.startColumn - 1, region.endColumn - 1).join('');
          assert.notEqual(deleted, insertedContent.text);
          if (!ruleId.startsWith('sum.')) continue;
          assert.match(deleted, /^\p{Nd}+$/u, 'all of a total goes, and nothing else');
          seen += 1;
        }
      }
    }
  }
  assert.ok(seen > 0);
});

test('no findings and unreadable files are valid SARIF too', () => {
  assert.deepEqual(sarif(path.join(root, 'LICENSE')).results, []);
  assert.equal(sarif(path.join(root, 'no such file.md')).invocations[0].executionSuccessful, false);
});
