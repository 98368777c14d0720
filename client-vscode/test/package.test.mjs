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
const platform = `${process.platform}-${process.arch}`;
const executable = process.platform === 'win32' ? 'server/gouji.exe' : 'server/gouji';
const { version } = JSON.parse(fs.readFileSync(path.join(client, 'package.json'), 'utf8'));
let folder;

const serverOf = (unpacked) => path.join(unpacked, 'extension', executable);
const filesOf = (unpacked) =>
  fs
    .readdirSync(path.join(unpacked, 'extension'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(unpacked, 'extension'), path.join(entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gouji-vsix-'));
  execFileSync('unzip', ['-q', vsix, '-d', folder]);
});

after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the package holds exactly what belongs in it', () => {
  assert.deepEqual(filesOf(folder), [
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
    executable,
    'snippets/report.json',
    'syntaxes/gouji-report.tmLanguage.json',
  ]);
});

test('the pages inside are those that gouji explain shows', () => {
  const server = serverOf(folder);
  const codes = execFileSync(server, ['explain', '--language=en'], { encoding: 'utf8' }).trim().split('\n');
  assert.deepEqual(codes.map((line) => `${line.split(' ')[0]}.md`).sort(), pages);
  for (const page of pages) {
    const text = fs.readFileSync(path.join(folder, 'extension/codes', page), 'utf8');
    const shown = execFileSync(server, ['explain', '--language=en', page.slice(0, -3)], { encoding: 'utf8' });
    assert.ok(shown.includes(text.split('## en\n')[1].trim()), page);
  }
});

test('the server inside is an executable for this machine, of the version of the extension', () => {
  fs.accessSync(serverOf(folder), fs.constants.X_OK);
  const manifest = fs.readFileSync(path.join(folder, 'extension.vsixmanifest'), 'utf8');
  assert.match(manifest, new RegExp(`TargetPlatform="${platform}"`));
  assert.equal(execFileSync(serverOf(folder), ['--version'], { encoding: 'utf8' }).trim(), `gouji ${version}`);
});

test('a package is small', () => {
  const size = fs.statSync(vsix).size;
  assert.ok(size <= 10 * 1024 * 1024, `${size} bytes`);
});

const onLinux = { skip: process.platform !== 'linux' && 'is about Linux' };
test('the server inside needs no library of the system', onLinux, () => {
  const headers = execFileSync('readelf', ['-lW', serverOf(folder)], { encoding: 'utf8' });
  assert.doesNotMatch(headers, /INTERP|DYNAMIC/);
});

const asRoot = { skip: (process.platform !== 'linux' || process.getuid() !== 0) && 'only root may enter another root' };
test('the server inside runs where there is nothing else at all', asRoot, () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'gouji-root-'));
  fs.copyFileSync(serverOf(folder), path.join(root, 'gouji'));
  fs.writeFileSync(path.join(root, 'a.report.md'), '# 青禾区财政局2023政府信息公开工作年度报告\n');
  const check = ['/gouji', 'check', '--format=json', '--fail-on=never', '/a.report.md'];
  const { summary } = JSON.parse(execFileSync('/usr/sbin/chroot', [root, ...check], { encoding: 'utf8' }));
  assert.ok(summary.error > 0);
  fs.rmSync(root, { recursive: true });
});

test('the package for all other platforms is the same without a server', () => {
  const other = fs.mkdtempSync(path.join(os.tmpdir(), 'gouji-vsix-'));
  const file = path.join(other, 'universal.vsix');
  execFileSync(process.execPath, [path.join(client, 'package.mjs'), '--target=universal', `--output=${file}`]);
  execFileSync('unzip', ['-q', file, '-d', other]);
  assert.deepEqual(filesOf(other), filesOf(folder).filter((name) => name !== executable));
  assert.doesNotMatch(fs.readFileSync(path.join(other, 'extension.vsixmanifest'), 'utf8'), /TargetPlatform/);
  const { contributes } = JSON.parse(fs.readFileSync(path.join(other, 'extension/package.json'), 'utf8'));
  assert.ok(JSON.stringify(contributes.configuration).includes('"gouji.server.path"'));
  fs.rmSync(other, { recursive: true });
});

test('the diagnostics of the server inside link to the pages', { timeout: 30_000 }, async () => {
  const server = spawn(serverOf(folder), ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
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
  const server = spawn(serverOf(folder), ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => server.once('exit', resolve).once('error', reject));
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const parameters = { processId: process.pid, rootUri: null, capabilities: {}, locale: 'zh-cn' };
  const result = await connection.sendRequest('initialize', parameters);
  assert.deepEqual(result.serverInfo, { name: 'gouji', version });
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
