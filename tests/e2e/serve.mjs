// Serves VS Code with the extension on loopback for `./dev run`, until Ctrl-C, where no desktop VS Code is at hand.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CodeServer, ownEnvironment, root } from './vscode.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { vsix: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
});
const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const folder = path.resolve(positionals[0] ?? path.join(root, 'tests/data/samples'));

const server = new CodeServer(path.join(root, 'build/vscode'), ownEnvironment());
server.configure();
server.install(path.resolve(options.vsix));
console.log('The extension is installed in the VS Code server of build/vscode.');
if (!options['no-open']) {
  // The address carries a token, because every user of this machine can reach its loopback.
  const token = randomBytes(16).toString('hex');
  const locale = /^zh_(TW|HK|MO)/.test(language) ? 'zh-tw' : language.startsWith('zh') ? 'zh-cn' : 'en';
  await server.start({ token, lifetime: 'infinity', locale });
  const address = server.address(folder, { token });
  console.log(`VS Code shows ${folder} at\n\n  ${address}\n\nCtrl-C ends it.`);
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
    spawn('xdg-open', [address], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
  }
  await new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, resolve);
    server.exited.then(resolve);
  });
  await server.stop();
}
