// Lets the server mend the report the user is in: fill totals, insert what is missing, mend what is safe, paste tables.
import * as vscode from 'vscode';
import type { ActiveReport } from './active_report';
import { l10n } from './l10n';
import { type Server, selector } from './server';

export type Mend = 'fillTotals' | 'insertMissing' | 'fixAll';

// The server has the editor apply what it changes, and says itself where there is nothing to do.
export async function mend(server: Server, active: ActiveReport, what: Mend): Promise<void> {
  const document = active.current?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(l10n.t('Open a report first.'));
    return;
  }
  const argument = { uri: document.uri.toString() };
  await server.ask('workspace/executeCommand', { command: `gouji.${what}`, arguments: [argument] });
}

const tableKind = vscode.DocumentDropOrPasteEditKind.Empty.append('gouji', 'table');

// Something that may be a table; the server has the last word.
async function tableIn(data: vscode.DataTransfer): Promise<{ text: string; kind: 'html' | 'text' } | undefined> {
  const html = await data.get('text/html')?.asString();
  if (html !== undefined && /<table[\s>]/i.test(html)) return { text: html, kind: 'html' };
  const plain = await data.get('text/plain')?.asString();
  const rows = plain?.split('\n').filter((line) => line.includes('\t')) ?? [];
  return plain !== undefined && rows.length > 1 ? { text: plain, kind: 'text' } : undefined;
}

export function pasteTables(server: Server, active: ActiveReport): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, data, context, token) {
      const asked = context.only !== undefined;
      if (!asked && document !== active.current?.document) return undefined;
      const table = await tableIn(data);
      const place = ranges[0]?.start;
      if (table === undefined || place === undefined) return undefined;
      const textDocument = { uri: document.uri.toString() };
      const position = { line: place.line, character: place.character };
      const written = await server.ask<{ text: string } | null>('gouji/pasteTable', { textDocument, position, ...table }, token);
      if (!written) return undefined;
      return [new vscode.DocumentPasteEdit(written.text, l10n.t('Paste as table'), tableKind)];
    },
  };
  return vscode.languages.registerDocumentPasteEditProvider(selector, provider, {
    providedPasteEditKinds: [tableKind],
    pasteMimeTypes: ['text/html', 'text/plain'],
  });
}

export const pasteAsTable = () =>
  vscode.commands.executeCommand('editor.action.pasteAs', { kind: tableKind.value });
