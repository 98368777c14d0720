// Keeps the preview beside the text: asks the server for what changed, and keeps cursor and scroll of both in step.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ActiveReport } from './active_report';
import { l10n, language } from './l10n';
import type { Preview as Rendered } from './protocol';
import type { Server } from './server';

const viewType = 'gouji.preview';

// What the page tells us. `jump`: a place was chosen; `scroll`: this line of the text is now uppermost.
type FromPage =
  | { type: 'ready' }
  | { type: 'jump'; line: number; character: number }
  | { type: 'scroll'; line: number }
  | { type: 'lost' };

const languageTag = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' };

export class Preview implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;
  private document: vscode.TextDocument | undefined;
  private resultId: string | undefined;
  private ready = false;
  // One question is under way at a time, however fast somebody types.
  private asking = false;
  private stale = false;
  // The line that the page has just put uppermost in the editor, whose echo must not move the page.
  private echo: number | undefined;
  // Somebody clicked in the page: what they clicked at shall stay under their mouse while the editor scrolls there.
  private jumping = false;
  // Something was typed since the page was last brought up to date: it is to be seen there.
  private typed = false;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly server: Server,
    private readonly active: ActiveReport,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      active.onChange(() => this.show(active.current?.document)),
      server.onFindings((uri) => {
        if (uri.toString() === this.document?.uri.toString()) void this.refresh();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.sendCursor(textEditor, true)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => (this.typed ||= document === this.document)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.sendScroll(textEditor)),
    ];
  }

  dispose(): void {
    this.panel?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  open(): void {
    const document = this.active.current?.document ?? vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      void vscode.window.showInformationMessage(l10n.t('Open a report first.'));
      return;
    }
    if (this.panel === undefined) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.adopt(vscode.window.createWebviewPanel(viewType, l10n.t('Preview'), column, this.options()));
    } else {
      this.panel.reveal(undefined, true);
    }
    this.show(document);
  }

  // VS Code brings the panel back after a restart; the report follows when its editor is back.
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = this.options();
    this.adopt(panel);
    this.show(this.active.current?.document);
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.context.extensionUri, 'dist')] };
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    this.ready = false;
    this.resultId = undefined;
    panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, 'images/icon.png');
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.hear(message));
    panel.onDidChangeViewState(() => void this.refresh());
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.document = undefined;
    });
    panel.webview.html = this.page(panel.webview);
  }

  private show(document: vscode.TextDocument | undefined): void {
    if (this.panel === undefined || document === undefined || document === this.document) return;
    this.document = document;
    this.resultId = undefined;
    const name = document.uri.path.split('/').pop() ?? '';
    this.panel.title = l10n.t('Preview: {0}', name);
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
    const { panel, document } = this;
    // A page out of sight is brought up to date when it is looked at again.
    if (!panel?.visible || document === undefined || !this.ready) return;
    const previousResultId = this.resultId;
    const parameters = { textDocument: { uri: document.uri.toString() }, ...(previousResultId ? { previousResultId } : {}) };
    const rendered = await this.server.ask<Rendered>('gouji/preview', parameters);
    if (rendered === undefined || document !== this.document || panel !== this.panel) return;
    // Another document was shown meanwhile, or the page was lost: what it has is not what the answer builds on.
    if (previousResultId !== this.resultId) {
      this.stale = true;
      return;
    }
    this.resultId = rendered.resultId;
    const first = previousResultId === undefined;
    await panel.webview.postMessage({ type: 'update', first, parts: rendered.parts });
    const editor = this.editor();
    if (editor === undefined) return;
    if (first) this.sendScroll(editor);
    this.sendCursor(editor, first || this.typed);
    this.typed = false;
  }

  private editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document === this.document);
  }

  private sendCursor(editor: vscode.TextEditor, moved: boolean): void {
    if (editor.document !== this.document || !this.ready) return;
    const { line, character } = editor.selection.active;
    void this.panel?.webview.postMessage({ type: 'cursor', line, character, moved });
  }

  private sendScroll(editor: vscode.TextEditor): void {
    if (editor.document !== this.document || !this.ready) return;
    const line = editor.visibleRanges[0]?.start.line ?? 0;
    const end = editor.visibleRanges[editor.visibleRanges.length - 1]?.end.line ?? line;
    if (this.jumping || (this.echo !== undefined && Math.abs(line - this.echo) <= 1)) {
      this.jumping = false;
      return;
    }
    this.echo = undefined;
    void this.panel?.webview.postMessage({ type: 'scroll', line, end });
  }

  private async hear(message: FromPage): Promise<void> {
    if (message.type === 'ready') {
      this.ready = true;
      this.resultId = undefined;
      await this.refresh();
    } else if (message.type === 'lost') {
      this.resultId = undefined;
      await this.refresh();
    } else if (message.type === 'jump') {
      await this.jump(message.line, message.character);
    } else {
      this.scrollEditor(message.line);
    }
  }

  private async jump(line: number, character: number): Promise<void> {
    if (this.document === undefined) return;
    const place = new vscode.Position(line, character);
    // A number is selected, so that what is typed takes its place.
    const number = this.document.getWordRangeAtPosition(place, /[+-]?[\d０-９][\d０-９.,，]*/);
    const editor = this.editor();
    const viewColumn = editor?.viewColumn ?? vscode.ViewColumn.One;
    this.jumping = editor !== undefined && !editor.visibleRanges.some((range) => range.contains(place));
    await vscode.window.showTextDocument(this.document, { viewColumn, selection: number ?? new vscode.Range(place, place) });
  }

  private scrollEditor(line: number): void {
    const editor = this.editor();
    if (editor === undefined) return;
    this.echo = line;
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }

  // Nothing but our own script and style is let in, and nothing is loaded from elsewhere.
  private page(webview: vscode.Webview): string {
    const nonce = randomBytes(16).toString('base64');
    const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(this.context.extensionUri, 'dist', name));
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
    const label = l10n.t('Preview of the report: arrow keys move, Enter goes to the text.');
    return `<!DOCTYPE html>
<html lang="${languageTag[language()]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('preview.css')}">
<title>${l10n.t('Preview')}</title>
</head>
<body>
<main id="report" tabindex="0" lang="zh" aria-label="${label}"></main>
<script nonce="${nonce}" src="${file('preview.js')}"></script>
</body>
</html>`;
  }
}
