// Gives VS Code the Gouji language server: starts it with the first report, restarts it on request, says why when it cannot.
import * as vscode from 'vscode';
import { Server } from './server';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Gouji');
  const started = new Server(context, log);
  server = started;
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('gouji.restartServer', () => started.restart()),
    vscode.commands.registerCommand('gouji.showLog', () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      // Every other setting reaches the running server as a notification of the client library.
      if (change.affectsConfiguration('gouji.server.path')) void started.restart();
    }),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
