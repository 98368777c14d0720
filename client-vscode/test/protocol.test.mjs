// Holds everything that the server said in the C++ tests, and to real editors, against the types of the protocol.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { violations } from './protocol/conversation.mjs';
import { messageSchema, validators } from './protocol/schema.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
// The tests write their conversations where GOUJI_TRAFFIC says: `GOUJI_TRAFFIC=$PWD/build/traffic ctest --preset gcc -R lsp_tests`.
const traffic = process.env.GOUJI_TRAFFIC ?? path.join(root, 'build/traffic');
let validator;

before(() => {
  validator = validators(messageSchema());
});

const conversation = (file) => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

const initialized = [
  { client: { jsonrpc: '2.0', id: 1, method: 'initialize', params: {} } },
  { server: { jsonrpc: '2.0', id: 1, result: { capabilities: { hoverProvider: true } } } },
];
const hover = { client: { jsonrpc: '2.0', id: 2, method: 'textDocument/hover', params: {} } };
const hovered = (result) => ({ server: { jsonrpc: '2.0', id: 2, result } });

test('a right conversation has no violations', () => {
  const lines = [...initialized, hover, hovered({ contents: { kind: 'plaintext', value: 'x' } })];
  assert.deepEqual(violations(lines, validator), []);
});

const wrong = {
  'a member that no type has': [hover, hovered({ contents: { kind: 'plaintext', value: 'x' }, colour: 1 })],
  'a member of another type': [hover, hovered({ contents: 5 })],
  'a line below zero': [hover, hovered({ contents: 'x', range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } } })],
  'a column that is no whole number': [hover, hovered({ contents: 'x', range: { start: { line: 0, character: 0.5 }, end: { line: 0, character: 1 } } })],
  'a reply without id': [hover, hovered(null), { server: { jsonrpc: '2.0', result: null } }],
  'a reply with result and error': [hover, { server: { jsonrpc: '2.0', id: 2, result: null, error: { code: 1, message: '' } } }],
  'a request without reply': [hover],
  'a capability that does not exist': [initialized[0], { server: { jsonrpc: '2.0', id: 1, result: { capabilities: { cookProvider: true } } } }],
  'a notification that does not exist': [{ server: { jsonrpc: '2.0', method: 'window/dance', params: {} } }],
  'wrong options of a registration': [
    { server: { jsonrpc: '2.0', id: 'a', method: 'client/registerCapability', params: { registrations: [{ id: 'a', method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers: 'all' } }] } } },
  ],
};
for (const [name, lines] of Object.entries(wrong)) {
  test(`${name} is a violation`, () => assert.notDeepEqual(violations(lines, validator), []));
}

test('everything the server said in the tests is of the types of the protocol', (context) => {
  const files = fs.readdirSync(traffic, { recursive: true }).filter((name) => name.endsWith('.ndjson'));
  const seen = new Map();
  const problems = files.flatMap((name) => {
    const found = violations(conversation(path.join(traffic, name)), validator, seen);
    return found.map((problem) => `${name}: ${problem}`);
  });
  for (const key of [...seen.keys()].sort()) context.diagnostic(`${seen.get(key)} × ${key}`);
  assert.deepEqual(problems.slice(0, 20), []);
  assert.ok(files.length > 40, `only ${files.length} conversations`);
  assert.ok((seen.get('textDocument/publishDiagnostics params') ?? 0) > 100);
});
