// Checks project files by the schema that VS Code completes them with: what the loader takes passes, what it refuses does not.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const client = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const schema = JSON.parse(fs.readFileSync(path.join(client, 'gouji.schema.json'), 'utf8'));
const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

const right = [
  {},
  { $schema: 'x', language: 'zh-Hant', severity: { 'sum.row': 'off', 'cell.*': 'hint' }, deadline: '01-26' },
  { organType: 'government', scope: 'area', maxFindings: 1, ambiguousWidth: 2, alignTables: false },
  { baseline: 'a.json', lastYear: '../2022.md', children: ['*/r.md'], templates: [], exclude: ['旧稿'] },
];
const wrong = [
  { colour: true },
  { severity: { 'sum.rwo': 'off' } },
  { severity: { 'sum.row': 'loud' } },
  { deadline: '13-01' },
  { organType: 'ministry' },
  { maxFindings: 0 },
  { ambiguousWidth: 3 },
  { exclude: 'a' },
  { baseline: '' },
];

for (const file of right) {
  test(`${JSON.stringify(file)} passes`, () => assert.ok(validate(file), JSON.stringify(validate.errors)));
}
for (const file of wrong) {
  test(`${JSON.stringify(file)} does not pass`, () => assert.ok(!validate(file)));
}
