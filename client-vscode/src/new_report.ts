// Asks a clerk for organ, year, form and last year's file, one at a time, and opens the report that follows from the answers.
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient/node';
import { l10n } from './l10n';
import type { Marks } from './marks';
import type { NewReport, Template } from './protocol';
import type { Server } from './server';
import { type Choice, Wizard } from './wizard';

interface Answers {
  organ: string;
  year: number;
  template: string;
  from: vscode.Uri | undefined;
}

const reportFiles = '**/*.{md,txt,html,htm,docx}';
// What a file of a report is called: organ and year, and the rest as people please.
const nameOfReport = /^(.*?[\u4e00-\u9fff])\s*(20\d\d)/;

const lastYear = () => new Date().getFullYear() - 1;

// Names of organs, as the files in the workspace are called, the most frequent first.
function organsIn(files: vscode.Uri[]): string[] {
  const count = new Map<string, number>();
  for (const file of files) {
    const organ = nameOfReport.exec(path.basename(file.path))?.[1];
    if (organ !== undefined) count.set(organ, (count.get(organ) ?? 0) + 1);
  }
  return [...count].sort((left, right) => right[1] - left[1]).map(([organ]) => organ);
}

// The likely year first, so that Enter takes it.
function yearChoices(likely: number): Choice<number>[] {
  const due = lastYear();
  const years = [...new Set([likely, due, due + 1, due - 1, due - 2, due - 3])];
  return years.map((year) => ({
    label: String(year),
    description: year === due ? l10n.t('the report that is due now') : '',
    value: year,
  }));
}

const serves = ({ years }: Template, year: number) =>
  (years.from ?? 0) <= year && year <= (years.to ?? Number.POSITIVE_INFINITY);

// The form of the year comes first, so that Enter takes it.
function templateChoices(templates: Template[], year: number): Choice<string>[] {
  const sorted = [...templates].sort((left, right) => Number(serves(right, year)) - Number(serves(left, year)));
  return sorted.map((template) => ({
    label: template.title,
    description: serves(template, year) ? l10n.t('the form for {0}', year) : '',
    value: template.id,
  }));
}

// The youngest reports come first.
function fileChoices(files: vscode.Uri[]): Choice<vscode.Uri | 'browse' | 'none'>[] {
  const year = (file: vscode.Uri) => Number(nameOfReport.exec(path.basename(file.path))?.[2] ?? 0);
  const sorted = [...files].sort((left, right) => year(right) - year(left) || left.path.localeCompare(right.path));
  return [
    { label: l10n.t('Begin with an empty report'), icon: 'new-file', value: 'none' },
    { label: l10n.t('Choose a file…'), icon: 'folder-opened', value: 'browse' },
    ...sorted.map((file) => ({
      label: path.basename(file.path),
      icon: 'file',
      description: path.dirname(vscode.workspace.asRelativePath(file)).replace(/^\.$/, ''),
      value: file,
    })),
  ];
}

async function browse(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: l10n.t('Report of last year'),
    filters: { [l10n.t('Reports')]: ['md', 'txt', 'docx', 'html', 'htm'] },
  });
  return chosen?.[0];
}

// What last year's report says of the new one: its organ and its year.
async function guess(server: Server, from: vscode.Uri | undefined): Promise<Pick<Answers, 'organ' | 'year'>> {
  const none = { organ: '', year: lastYear() };
  if (from === undefined) return none;
  return (await server.ask<NewReport>('gouji/newReport', { fromUri: from.toString() })) ?? none;
}

// Last year's report comes first, because it answers most of what follows: then Enter is enough.
async function askAll(server: Server, templates: Template[]): Promise<Answers | undefined> {
  const files = await vscode.workspace.findFiles(reportFiles, '**/node_modules/**', 200);
  const organs = organsIn(files);
  const answers: Answers = { organ: '', year: lastYear(), template: '', from: undefined };
  const done = await new Wizard(l10n.t('New report')).run([
    async (step) => {
      const prompt = l10n.t('Report of last year: contact, prose and numbers carried over are taken from it');
      const choice = await step.pick({ prompt, choices: fileChoices(files) });
      answers.from = choice === 'browse' ? await browse() : choice === 'none' ? undefined : choice;
      Object.assign(answers, await guess(server, answers.from));
    },
    async (step) => {
      answers.organ = await step.input({
        prompt: l10n.t('Full name of the organ, as it stands on its seal'),
        placeholder: l10n.t('for example 云溪市青禾区水务局'),
        value: answers.organ,
        proposals: organs,
        problem: (text) => (text.trim() === '' ? l10n.t('The title needs the name of the organ.') : undefined),
      });
    },
    async (step) => {
      answers.year = await step.pick({ prompt: l10n.t('Year that the report is about'), choices: yearChoices(answers.year) });
    },
    async (step) => {
      const choices = templateChoices(templates, answers.year);
      answers.template = await step.pick({ prompt: l10n.t('Form of the report'), choices });
    },
  ]);
  return done ? answers : undefined;
}

// A file of that name in the first folder that does not exist yet, or none where no folder is open.
async function freeFile(name: string): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return undefined;
  for (let number = 1; ; ++number) {
    const file = vscode.Uri.joinPath(folder.uri, number === 1 ? `${name}.report.md` : `${name}（${number}）.report.md`);
    const taken = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!taken) return file;
  }
}

// Unsaved, so that nothing is written before the clerk says so; Ctrl+S then needs no further question.
async function open(text: string, name: string): Promise<vscode.TextEditor> {
  const file = await freeFile(name);
  if (file === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: 'gouji-report', content: text });
    return vscode.window.showTextDocument(document);
  }
  const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  return vscode.window.showTextDocument(document);
}

const toRange = ({ start, end }: Range) => new vscode.Range(start.line, start.character, end.line, end.character);

const sayFailure = () => void vscode.window.showErrorMessage(l10n.t('The report could not be begun; the log says why.'));

export async function newReport(server: Server, marks: Marks): Promise<void> {
  const templates = await server.ask<Template[]>('gouji/templates', {});
  if (templates === undefined) return sayFailure();
  const answers = await askAll(server, templates);
  if (answers === undefined) return;
  const { organ, year, template, from } = answers;
  const written = await server.ask<NewReport>('gouji/newReport', { template, organ: organ.trim(), year, ...(from ? { fromUri: from.toString() } : {}) });
  if (written === undefined) return sayFailure();
  const editor = await open(written.text, `${organ.trim()}${year}年政府信息公开工作年度报告`);
  const ranges = written.marks.map(toRange);
  marks.put(editor.document, ranges);
  const first = ranges[0]?.start ?? new vscode.Position(0, 0);
  editor.selection = new vscode.Selection(first, ranges[0]?.end ?? first);
  editor.revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.AtTop);
  editor.revealRange(new vscode.Range(first, first));
}
