// Marks in a new report what still waits for the clerk: a mark goes when its text is changed.
import * as vscode from 'vscode';
import { l10n } from './l10n';

interface Mark {
  start: number;
  end: number;
}

export class Marks implements vscode.Disposable {
  private readonly marks = new Map<string, Mark[]>();
  private readonly look = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.warningForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    borderColor: new vscode.ThemeColor('contrastBorder'),
  });
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      this.look,
      vscode.workspace.onDidChangeTextDocument((change) => this.follow(change)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.marks.delete(uri.toString())),
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.show(editor))),
      vscode.window.onDidChangeActiveTextEditor(() => this.tell()),
      // Saving an unsaved report for the first time opens it under another address.
      vscode.workspace.onDidOpenTextDocument((document) => this.adopt(document)),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  put(document: vscode.TextDocument, ranges: vscode.Range[]): void {
    const marks = ranges.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
    this.marks.set(document.uri.toString(), marks);
    this.showIn(document);
  }

  // Selects the next mark behind the cursor, after the last one the first, so that what is typed takes its place.
  next(): void {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const { document, selection } = editor;
    const marks = this.marks.get(document.uri.toString()) ?? [];
    const cursor = document.offsetAt(selection.end);
    const mark = marks.find(({ start }) => start >= cursor) ?? marks[0];
    if (mark === undefined) return;
    const range = new vscode.Range(document.positionAt(mark.start), document.positionAt(mark.end));
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  // Tab goes from mark to mark as long as there are any.
  private tell(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const some = uri !== undefined && (this.marks.get(uri)?.length ?? 0) > 0;
    void vscode.commands.executeCommand('setContext', 'gouji.hasMarks', some);
  }

  private adopt(document: vscode.TextDocument): void {
    if (document.uri.scheme !== 'file') return;
    const before = document.uri.with({ scheme: 'untitled' }).toString();
    const marks = this.marks.get(before);
    if (marks === undefined) return;
    this.marks.set(document.uri.toString(), marks);
    this.tell();
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    let marks = this.marks.get(key);
    if (marks === undefined) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      const end = rangeOffset + rangeLength;
      const growth = text.length - rangeLength;
      marks = marks
        .filter((mark) => end < mark.start || mark.end < rangeOffset)
        .map((mark) => (end < mark.start ? { start: mark.start + growth, end: mark.end + growth } : mark));
    }
    this.marks.set(key, marks);
    this.showIn(document);
  }

  private showIn(document: vscode.TextDocument): void {
    this.tell();
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) this.show(editor);
  }

  private show(editor: vscode.TextEditor): void {
    const marks = this.marks.get(editor.document.uri.toString()) ?? [];
    const hoverMessage = l10n.t('To be written by you; Tab goes to the next place, and the mark goes when you change this.');
    editor.setDecorations(
      this.look,
      marks.map(({ start, end }) => ({
        range: new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end)),
        hoverMessage,
      })),
    );
  }
}
