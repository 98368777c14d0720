// Unpacks the .vsix as it would be installed: the right files, no junk, and a server inside that answers.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node.js';

const client = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const vsix = process.env.GOUJI_VSIX ?? path.resolve(client, '../build/client/gouji.vsix');
const pages = fs.readdirSync(path.resolve(client, '../core/data/codes')).sort();
const images = fs.readdirSync(path.join(client, 'images')).filter((name) => name !== 'icon.svg').sort();
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
    ...pages.map((page) => `codes/${page}`),
    'dist/extension.js',
    'dist/preview.css',
    'dist/preview.js',
    'dist/word.js',
    'gouji.schema.json',
    ...images.map((image) => `images/${image}`),
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
    'snippets/report.json',
    'syntaxes/gouji-report.tmLanguage.json',
  ]);
});

test('the pages inside are those that gouji explain shows', () => {
  const server = path.join(folder, 'extension/server/gouji');
  const codes = execFileSync(server, ['explain', '--language=en'], { encoding: 'utf8' }).trim().split('\n');
  assert.deepEqual(codes.map((line) => `${line.split(' ')[0]}.md`).sort(), pages);
  for (const page of pages) {
    const text = fs.readFileSync(path.join(folder, 'extension/codes', page), 'utf8');
    const shown = execFileSync(server, ['explain', '--language=en', page.slice(0, -3)], { encoding: 'utf8' });
    assert.ok(shown.includes(text.split('## en\n')[1].trim()), page);
  }
});

test('the server inside is an executable for this machine', () => {
  const file = path.join(folder, 'extension/server/gouji');
  fs.accessSync(file, fs.constants.X_OK);
  assert.equal(fs.readFileSync(file).subarray(0, 4).toString('latin1'), '\x7fELF');
  const manifest = fs.readFileSync(path.join(folder, 'extension.vsixmanifest'), 'utf8');
  assert.match(manifest, new RegExp(`TargetPlatform="linux-${process.arch}"`));
});

test('the diagnostics of the server inside link to the pages', { timeout: 30_000 }, async () => {
  const server = spawn(path.join(folder, 'extension/server/gouji'), ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  const published = new Promise((resolve) => connection.onNotification('textDocument/publishDiagnostics', resolve));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } },
    initializationOptions: { documentation: pathToFileURL(path.join(folder, 'extension/codes')).href },
  });
  await connection.sendNotification('initialized', {});
  const text = '# 青禾区财政局2023政府信息公开工作年度报告\n';
  const textDocument = { uri: 'untitled:a', languageId: 'gouji-report', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const { diagnostics } = await published;
  assert.ok(diagnostics.length > 0);
  for (const { code, codeDescription, source } of diagnostics) {
    assert.equal(source, 'gouji');
    assert.ok(fs.readFileSync(fileURLToPath(codeDescription.href), 'utf8').startsWith(`# ${code}\n`));
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
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

test('what runs in VS Code asks no network and counts nothing', () => {
  for (const name of ['extension.js', 'word.js', 'preview.js']) {
    const code = fs.readFileSync(path.join(folder, 'extension/dist', name), 'utf8');
    assert.doesNotMatch(code, /require\("(node:)?(https?|http2|dgram|tls|dns)"\)|\bfetch\(|XMLHttpRequest|createTelemetryLogger|sendBeacon/, name);
  }
});
