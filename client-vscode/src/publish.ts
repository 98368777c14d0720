// Publishes the report: as one HTML file by the server's executable, as a Word file from what the server says stands in it.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ActiveReport } from './active_report';
import { serverPath } from './executable';
import { l10n } from './l10n';
import { folderOf } from './problems';
import type { ExportModel } from './protocol';
import type { Server } from './server';

export type Format = 'html' | 'docx';

// The text goes in by standard input, so that what is not saved yet is published too.
function exportHtml(context: vscode.ExtensionContext, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(serverPath(context), ['export', '--to=html', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => output.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes));
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve(Buffer.concat(output));
      else reject(new Error(Buffer.concat(complaints).toString('utf8').trim() || `exit ${status}`));
    });
    child.stdin.once('error', reject);
    child.stdin.end(text);
  });
}

async function exportWord(server: Server, uri: vscode.Uri): Promise<Uint8Array> {
  const model = await server.ask<ExportModel>('gouji/exportModel', { textDocument: { uri: uri.toString() } });
  if (model === undefined) throw new Error(l10n.t('the server does not answer'));
  // The library is large and rarely needed: it is loaded when the first report is exported.
  const { wordFile } = await import('./word');
  return wordFile(model);
}

// Opens the file with what the machine has for it; in a browser it can only be shown in the explorer, to be downloaded.
async function offer(target: vscode.Uri): Promise<void> {
  const web = vscode.env.uiKind === vscode.UIKind.Web;
  const open = web ? l10n.t('Show in Explorer') : l10n.t('Open');
  const choice = await vscode.window.showInformationMessage(l10n.t('Exported: {0}', path.basename(target.path)), open);
  if (choice === undefined) return;
  if (web) await vscode.commands.executeCommand('revealInExplorer', target);
  else await vscode.env.openExternal(target);
}

export async function publish(
  context: vscode.ExtensionContext,
  server: Server,
  active: ActiveReport,
  format: Format,
): Promise<void> {
  const document = active.current?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(l10n.t('Open a report first.'));
    return;
  }
  const name = path.basename(document.uri.path).replace(/(\.report)?\.[^.]+$/, '');
  const defaultUri = vscode.Uri.joinPath(folderOf(document.uri), `${name}.${format}`);
  const filters = { [format === 'html' ? 'HTML' : 'Word']: [format] };
  const target = await vscode.window.showSaveDialog({ defaultUri, filters, title: l10n.t('Export the report') });
  if (target === undefined) return;
  try {
    const bytes = format === 'html' ? await exportHtml(context, document.getText()) : await exportWord(server, document.uri);
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(l10n.t('The report could not be exported: {0}', reason));
    return;
  }
  void offer(target);
}
