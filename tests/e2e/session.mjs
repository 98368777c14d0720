// Gives a file of end-to-end tests its own VS Code server, workspace and browser page, and its steps pictures of failures.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CodeServer, ownEnvironment, root } from './vscode.mjs';
import { Workbench } from './workbench.mjs';

const vsix = process.env.GOUJI_VSIX ?? path.join(root, 'build/client/gouji.vsix');
const samples = path.join(root, 'tests/data/samples');
// `GOUJI_E2E_SERVER` names another language server than the packaged one.
const machine = process.env.GOUJI_E2E_SERVER ? { 'gouji.server.path': process.env.GOUJI_E2E_SERVER } : {};
const user = {
  'editor.hover.delay': 100,
  'editor.cursorBlinking': 'solid',
  'editor.accessibilitySupport': 'off',
  'workbench.reduceMotion': 'on',
  'files.autoSave': 'off',
};

// An interrupted run ends its server too: the handlers of `exit` do not run on a signal's own accord.
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1));

// Whether the server of this tree answers to a request or command; the client may be ahead of it.
const served = (words) => ['routes.cpp', 'commands.cpp']
  .map((file) => path.join(root, 'lsp/handlers', file))
  .some((file) => fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes(words));

// `needs` are words of the server's handlers without which the steps are skipped. `name` is the folder of its screenshots; `files` are copied from the samples or, as [name, text], written; the first
// is opened unless `open` is false. The console must show no errors of ours unless `quiet` is false. The fields `workbench`, `server` and `workspace` are there when the first step runs.
export function session({ name, files, open = true, settings = {}, locale = 'zh-cn', needs = [], quiet = true }) {
  const skip = needs.every(served) ? false : `the server does not know ${needs.join(', ')} yet`;
  const work = path.join(root, 'build/e2e', name);
  const screenshots = path.join(root, 'build/e2e/screenshots');
  const session = {
    workspace: path.join(work, 'workspace'),
    // Further settings of the machine and of the user, while VS Code runs; those of earlier calls are gone.
    configure: (machines = {}, users = {}) =>
      session.server.configure({ user: { ...user, ...settings, ...users }, machine: { ...machine, ...machines } }),
    read: (file) => fs.readFileSync(path.join(session.workspace, file), 'utf8'),
    exists: (file) => fs.existsSync(path.join(session.workspace, file)),
    // A step that leaves a picture of what was on the screen when it failed.
    step(title, run) {
      test(title, { timeout: 120_000, skip }, async () => {
        try {
          await run(session.workbench);
        } catch (error) {
          await session.workbench?.screenshot(`failed-${title.replaceAll(' ', '-')}`).catch(() => undefined);
          throw error;
        }
      });
    },
  };

  before(
    async () => {
      if (skip) return;
      fs.rmSync(work, { recursive: true, force: true });
      fs.mkdirSync(session.workspace, { recursive: true });
      for (const file of files) {
        if (typeof file === 'string') fs.copyFileSync(path.join(samples, file), path.join(session.workspace, file));
        else fs.writeFileSync(path.join(session.workspace, file[0]), file[1]);
      }
      const env = ownEnvironment();
      session.server = new CodeServer(work, env);
      session.configure();
      session.server.install(vsix);
      await session.server.start({ locale });
      const first = typeof files[0] === 'string' ? files[0] : files[0]?.[0];
      const file = open && first ? path.join(session.workspace, first) : undefined;
      const address = session.server.address(session.workspace, { file });
      session.workbench = await Workbench.open(address, { env, screenshots, file });
    },
    { timeout: 180_000 },
  );

  after(async () => {
    const complaints = session.workbench?.complaints ?? [];
    await session.workbench?.close();
    await session.server?.stop();
    if (quiet) assert.deepEqual(complaints, [], 'the console of the workbench shows errors');
  });
  return session;
}
