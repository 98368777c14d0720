// Leads from one problem to the next, and writes them down as a list that a leader can sign off (整改清单).
import * as path from 'node:path';
import * as vscode from 'vscode';
import { type ActiveReport, codeOf, findingsOf } from './active_report';
import { l10n } from './l10n';

const { Error, Warning, Information } = vscode.DiagnosticSeverity;

// By place; of two that begin together the graver comes first.
const byPlace = (left: vscode.Diagnostic, right: vscode.Diagnostic) =>
  left.range.start.compareTo(right.range.start) || left.severity - right.severity;

// Errors and warnings; the lesser ones have their turn only when those are gone.
function worthVisiting(uri: vscode.Uri): vscode.Diagnostic[] {
  const all = findingsOf(uri).sort(byPlace);
  const serious = all.filter(({ severity }) => severity <= Warning);
  return serious.length > 0 ? serious : all;
}

export async function nextProblem(active: ActiveReport): Promise<void> {
  const document = active.current?.document ?? vscode.window.activeTextEditor?.document;
  if (document === undefined) return;
  const problems = worthVisiting(document.uri);
  if (problems.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('Nothing is left to mend in this report.'));
    return;
  }
  const shown = active.editor() ?? vscode.window.activeTextEditor;
  const cursor = shown?.document === document ? shown.selection.start : new vscode.Position(0, 0);
  const next = problems.find(({ range }) => range.start.isAfter(cursor)) ?? problems[0];
  if (next === undefined) return;
  const { start } = next.range;
  const options = { selection: new vscode.Range(start, start), ...(shown?.viewColumn ? { viewColumn: shown.viewColumn } : {}) };
  await vscode.window.showTextDocument(document, options);
  await vscode.commands.executeCommand('editor.action.showHover');
}

interface Row {
  number: number;
  severity: string;
  line: number;
  message: string;
  text: string;
  code: string;
}

function wordOf(severity: vscode.DiagnosticSeverity): string {
  if (severity === Error) return l10n.t('Error');
  if (severity === Warning) return l10n.t('Warning');
  return severity === Information ? l10n.t('Information') : l10n.t('Hint');
}

function rowsOf(document: vscode.TextDocument): Row[] {
  return findingsOf(document.uri)
    .sort(byPlace)
    .map((finding, index) => ({
      number: index + 1,
      severity: wordOf(finding.severity),
      line: finding.range.start.line + 1,
      message: finding.message.replace(/\s*\n\s*/g, ' '),
      text: document.getText(finding.range).replace(/\s*\n\s*/g, ' ').slice(0, 40),
      code: codeOf(finding),
    }));
}

const headings = () => [
  l10n.t('No.'),
  l10n.t('Severity'),
  l10n.t('Line'),
  l10n.t('Problem'),
  l10n.t('Text'),
  l10n.t('Code'),
  l10n.t('Mended'),
];

const cellsOf = (row: Row) => [String(row.number), row.severity, String(row.line), row.message, row.text, row.code, ''];

export function asMarkdown(title: string, rows: string[][]): string {
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const [first = [], ...rest] = rows;
  const rule = `| ${first.map((_, index) => (index === 0 || index === 2 ? '---:' : '---')).join(' | ')} |`;
  return [`# ${title}`, '', line(first), rule, ...rest.map(line), ''].join('\n');
}

// With a byte-order mark and CRLF, as spreadsheets want it. A text that looks like a formula must not become one.
export function asCsv(rows: string[][]): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export async function exportProblems(active: ActiveReport): Promise<void> {
  const document = active.current?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(l10n.t('Open a report first.'));
    return;
  }
  const formats = [
    { label: 'Markdown', description: l10n.t('to read and to pass on'), extension: 'md' },
    { label: 'CSV', description: l10n.t('for Excel or WPS'), extension: 'csv' },
  ];
  const format = await vscode.window.showQuickPick(formats, { placeHolder: l10n.t('List of problems as') });
  if (format === undefined) return;
  const name = path.basename(document.uri.path).replace(/(\.report)?\.[^.]+$/, '');
  const title = l10n.t('{0}: list of problems', name);
  const rows = [headings(), ...rowsOf(document).map(cellsOf)];
  const text = format.extension === 'md' ? asMarkdown(title, rows) : asCsv(rows);
  const defaultUri = vscode.Uri.joinPath(folderOf(document.uri), `${title.replace(/[:：]\s*/g, '-')}.${format.extension}`);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { [format.label]: [format.extension] } });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(text, 'utf8'));
  await vscode.window.showTextDocument(target, { preview: false });
}

// Where files that belong to a document go: beside it, for one that was never saved into the workspace.
export function folderOf(uri: vscode.Uri): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri.scheme === 'untitled' && !uri.path.startsWith('/')) return folder ?? vscode.Uri.file(process.cwd());
  return vscode.Uri.joinPath(uri.with({ scheme: 'file' }), '..');
}
