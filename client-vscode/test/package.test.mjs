// Unpacks the .vsix as it would be installed: the right files, no junk, and a server inside that answers.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';

const client = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const vsix = process.env.GOUJI_VSIX ?? path.resolve(client, '../build/client/gouji.vsix');
let folder;

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gouji-vsix-'));
  execFileSync('unzip', ['-q', vsix, '-d', folder]);
});

after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the package holds exactly what belongs in it', () => {
  const files = fs
    .readdirSync(path.join(folder, 'extension'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(folder, 'extension'), path.join(entry.path, entry.name)))
    .sort();
  assert.deepEqual(files, [
    'LICENSE.txt',
    'changelog.md',
    'dist/extension.js',
    'images/icon.png',
    'l10n/bundle.l10n.json',
    'l10n/bundle.l10n.zh-cn.json',
    'l10n/bundle.l10n.zh-tw.json',
    'language-configuration.json',
    'package.json',
    'package.nls.json',
    'package.nls.zh-cn.json',
    'package.nls.zh-tw.json',
    'readme.md',
    'server/gouji',
    'syntaxes/gouji-report.tmLanguage.json',
  ]);
});

test('the server inside is an executable for this machine', () => {
  const file = path.join(folder, 'extension/server/gouji');
  fs.accessSync(file, fs.constants.X_OK);
  assert.equal(fs.readFileSync(file).subarray(0, 4).toString('latin1'), '\x7fELF');
  const manifest = fs.readFileSync(path.join(folder, 'extension.vsixmanifest'), 'utf8');
  assert.match(manifest, new RegExp(`TargetPlatform="linux-${process.arch}"`));
});

test('the server inside completes initialize and ends when asked', { timeout: 30_000 }, async () => {
  const server = spawn(path.join(folder, 'extension/server/gouji'), ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => server.once('exit', resolve).once('error', reject));
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const parameters = { processId: process.pid, rootUri: null, capabilities: {}, locale: 'zh-cn' };
  const result = await connection.sendRequest('initialize', parameters);
  assert.equal(typeof result.capabilities, 'object');
  assert.ok(result.capabilities.hoverProvider, 'no hover is offered');
  await connection.sendNotification('initialized', {});
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  assert.equal(await ended, 0);
  connection.dispose();
});
