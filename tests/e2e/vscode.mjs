// Installs the extension into a VS Code server of our own and runs it, for `./dev run` and for the end-to-end tests alike.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
const main = path.join(here, 'node_modules/code-server/lib/vscode/out/server-main.js');

const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'editor.fontFamily': "'Noto Sans Mono CJK SC', 'DejaVu Sans Mono', monospace",
  'editor.fontSize': 16,
  'editor.minimap.enabled': false,
};

// What the samples are written in; a machine setting, because the extension reads those surely before it starts.
const machineSettings = { 'gouji.language': 'zh-Hans' };

// A home and a temporary folder of its own, with a short path because sockets go there, so that nothing of the user's
// is read or left changed. Answers the environment that points there; the folder goes when this process ends.
export function ownEnvironment() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'gouji-'));
  const env = { ...process.env, HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home };
  for (const kind of ['CONFIG', 'CACHE', 'DATA']) env[`XDG_${kind}_HOME`] = path.join(home, kind.toLowerCase());
  // No extension gallery: nothing is looked up over the network.
  env.EXTENSIONS_GALLERY = '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}';
  process.once('exit', () => fs.rmSync(home, { recursive: true, force: true }));
  return env;
}

// VS Code shows extensions in Chinese only where it has a language pack, and none can be had from npm. These packs
// translate nothing of VS Code itself: they only make it take the Chinese texts of extensions when it is started with a Chinese locale.
function writeLanguagePacks(data) {
  const vscode = path.join(data, 'empty.i18n.json');
  const extensions = [{ extensionIdentifier: { id: 'gouji.no-language-pack' }, version: '1.0.0' }];
  const pack = (label) => ({ hash: 'gouji', extensions, translations: { vscode }, label });
  fs.mkdirSync(data, { recursive: true });
  fs.writeFileSync(vscode, JSON.stringify({ version: '1.0.0', contents: {} }));
  fs.writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack('简体中文'), 'zh-tw': pack('繁體中文') }));
}

// A VS Code server whose data lie in `folder`; it is not running yet.
export class CodeServer {
  constructor(folder, env) {
    this.folder = folder;
    this.env = env;
    this.data = path.join(folder, 'data/data');
    this.arguments = [
      main,
      ...['--server-data-dir', path.join(folder, 'data'), '--extensions-dir', path.join(folder, 'extensions')],
      '--accept-server-license-terms',
    ];
  }

  // Settings of the user's scope and of the machine's, merged over ours. The server notices a change while it runs.
  configure({ user = {}, machine = {} } = {}) {
    const write = (scope, value) => {
      fs.mkdirSync(path.join(this.data, scope), { recursive: true });
      fs.writeFileSync(path.join(this.data, scope, 'settings.json'), JSON.stringify(value, null, 2));
    };
    write('User', { ...settings, ...user });
    write('Machine', { ...machineSettings, ...machine });
  }

  install(vsix) {
    const done = spawnSync(process.execPath, [...this.arguments, '--install-extension', vsix, '--force'], {
      encoding: 'utf8',
      timeout: 120_000,
      env: this.env,
    });
    if (done.status !== 0 || !done.stdout.includes('successfully installed')) {
      throw new Error(`VS Code did not install ${vsix}: ${done.error ?? ''}${done.stdout}${done.stderr}`);
    }
  }

  // Resolves to the port on 127.0.0.1 when the server listens. The server, its extension host and the language server
  // are one process group; `timeout` ends them when this process is killed before it can.
  start({ token = undefined, lifetime = '30m', locale = 'en' } = {}) {
    const access = token === undefined ? ['--without-connection-token'] : ['--connection-token', token];
    writeLanguagePacks(this.data);
    const log = fs.createWriteStream(path.join(this.folder, 'server.log'));
    this.child = spawn(
      'timeout',
      ['--kill-after=5', lifetime, process.execPath, ...this.arguments, ...access]
        .concat(['--host', '127.0.0.1', '--port', '0', '--telemetry-level', 'off', '--locale', locale]),
      { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: this.env },
    );
    this.exited = new Promise((resolve) => this.child.once('close', resolve));
    process.once('exit', () => this.signal('SIGKILL'));
    return new Promise((resolve, reject) => {
      let output = '';
      const read = (bytes) => {
        log.write(bytes);
        output += bytes;
        const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
        if (port === undefined) return;
        output = '';
        this.port = Number(port);
        resolve(this.port);
      };
      this.child.stdout.on('data', read);
      this.child.stderr.on('data', read);
      this.child.once('error', reject);
      this.exited.then((status) => reject(new Error(`The VS Code server ended with ${status}: ${output}`)));
    });
  }

  signal(name) {
    try {
      process.kill(-this.child.pid, name);
    } catch {
      // The group is gone, which is what we want.
    }
  }

  // Ends the whole group; what still lives after the server itself went down gets no second chance.
  async stop() {
    if (this.child === undefined) return;
    this.signal('SIGTERM');
    await this.exited;
    this.signal('SIGKILL');
  }

  // The address that opens `folder`, and `file` in it.
  address(folder, { file = undefined, token = undefined } = {}) {
    const query = new URLSearchParams({ folder });
    if (token !== undefined) query.set('tkn', token);
    if (file !== undefined) {
      const uri = `vscode-remote://127.0.0.1:${this.port}${encodeURI(file)}`;
      query.set('payload', JSON.stringify([['openFile', uri]]));
    }
    return `http://127.0.0.1:${this.port}/?${query}`;
  }
}
