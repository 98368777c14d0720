// Knows which report the user is in and what the server thinks of it; the panel and the status bar show what it tells.
import * as vscode from 'vscode';
import type { Overview } from './protocol';
import type { Server } from './server';

export interface Active {
  document: vscode.TextDocument;
  overview: Overview;
}

export const findingsOf = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'gouji');

export const codeOf = ({ code }: vscode.Diagnostic) => String(typeof code === 'object' ? code.value : (code ?? ''));

export class ActiveReport implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onChange = this.changed.event;
  // Undefined where the editor shows no report. It stays while the keyboard is elsewhere, in a preview or in the panel.
  current: Active | undefined;

  private document: vscode.TextDocument | undefined;
  // One question is under way at a time; what happens meanwhile makes one more, however much it is.
  private asking = false;
  private stale = false;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.changed,
      server.onFindings((uri) => {
        if (uri.toString() === this.document?.uri.toString()) void this.refresh();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.document) this.follow(vscode.window.activeTextEditor, true);
      }),
    ];
    this.follow(vscode.window.activeTextEditor);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  // The editor that shows the report, in whatever column.
  editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document === this.current?.document);
  }

  private follow(editor: vscode.TextEditor | undefined, closed = false): void {
    if (editor === undefined && !closed) return;
    const scheme = editor?.document.uri.scheme;
    // Output channels and the like are editors too, but nobody works in them.
    if (scheme !== undefined && scheme !== 'file' && scheme !== 'untitled') return;
    this.document = editor?.document;
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    this.stale = true;
    if (this.asking) return;
    this.asking = true;
    while (this.stale) {
      this.stale = false;
      await this.ask();
    }
    this.asking = false;
  }

  private async ask(): Promise<void> {
    const document = this.document;
    const parameters = { textDocument: { uri: document?.uri.toString() } };
    const told = document === undefined ? undefined : await this.server.ask<Overview>('gouji/overview', parameters);
    if (document !== this.document) return;
    // An older server, which `gouji.server.path` may name, finds problems though it knows no overview.
    const overview = told ?? { version: 0, reports: [] };
    const known =
      document !== undefined &&
      (overview.reports.length > 0 || document.languageId === 'gouji-report' || findingsOf(document.uri).length > 0);
    this.current = known ? { document, overview } : undefined;
    void vscode.commands.executeCommand('setContext', 'gouji.isReport', known);
    this.changed.fire();
  }
}
