// Puts the extension together: the language server, and what a clerk sees and does with its answers.
import * as vscode from 'vscode';
import { ActiveReport } from './active_report';
import { mend, pasteAsTable, pasteTables } from './edits';
import { l10n } from './l10n';
import { Marks } from './marks';
import { newReport } from './new_report';
import { showPanel } from './panel';
import { Preview } from './preview';
import { exportProblems, nextProblem } from './problems';
import { publish } from './publish';
import { Server } from './server';
import { showStatus } from './status';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  l10n.speakFrom(context);
  const log = vscode.window.createOutputChannel('Gouji');
  const started = new Server(context, log);
  server = started;
  const starting = started.restart();
  const active = new ActiveReport(started);
  const preview = new Preview(context, started, active);
  const marks = new Marks();
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    log,
    active,
    preview,
    marks,
    showPanel(active),
    showStatus(active),
    pasteTables(started, active),
    registerCommand('gouji.newReport', () => newReport(started, marks)),
    registerCommand('gouji.nextMark', () => marks.next()),
    registerCommand('gouji.showPreview', () => preview.open()),
    registerCommand('gouji.nextProblem', () => nextProblem(active)),
    registerCommand('gouji.exportProblems', () => exportProblems(active)),
    registerCommand('gouji.fillAllTotals', () => mend(started, active, 'fillTotals')),
    registerCommand('gouji.insertAllMissing', () => mend(started, active, 'insertMissing')),
    registerCommand('gouji.mendAllForms', () => mend(started, active, 'fixAll')),
    registerCommand('gouji.pasteAsTable', pasteAsTable),
    registerCommand('gouji.exportHtml', () => publish(context, started, active, 'html')),
    registerCommand('gouji.exportWord', () => publish(context, started, active, 'docx')),
    registerCommand('gouji.restartServer', () => started.restart()),
    registerCommand('gouji.showLog', () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      // Every other setting reaches the running server as a notification of the client library.
      if (change.affectsConfiguration('gouji.server.path')) void started.restart();
    }),
  );
  await starting;
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
