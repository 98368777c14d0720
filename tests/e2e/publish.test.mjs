// Publishes a report as a clerk does: as one HTML file for the site and as a Word file for the leader's desk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { session } from './session.mjs';

const sample = '青禾区农业农村局2023-正确.report.md';
const vscode = session({ name: 'publish', needs: ['gouji/exportModel'], files: [sample] });
const { step } = vscode;

step('the report becomes one HTML file', async (workbench) => {
  await workbench.status.waitFor();
  await workbench.ask('exportHtml');
  await workbench.confirmFile('青禾区农业农村局2023-正确.html', { opens: false });
  await workbench.notifications.filter({ hasText: '青禾区农业农村局2023-正确.html' }).waitFor();
  await workbench.screenshot('publish-1-html');
  const html = vscode.read('青禾区农业农村局2023-正确.html');
  assert.match(html, /^<!DOCTYPE html>/i);
  assert.match(html, /rowspan="?\d/);
  assert.doesNotMatch(html, /(src|href)="?https?:/);
  await workbench.dismissNotifications();
});

step('the report becomes a Word file with merged cells and every number', async (workbench) => {
  await workbench.ask('exportWord');
  await workbench.confirmFile('青禾区农业农村局2023-正确.docx', { opens: false });
  await workbench.notifications.filter({ hasText: '青禾区农业农村局2023-正确.docx' }).waitFor();
  await workbench.screenshot('publish-2-word');
  const file = path.join(vscode.workspace, '青禾区农业农村局2023-正确.docx');
  const document = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' });
  assert.match(document, /<w:pStyle w:val="Title"\/>[\s\S]*农业农村局2023年/);
  assert.equal(document.match(/<w:pStyle w:val="Heading1"\/>/g).length, 6);
  assert.match(document, /<w:vMerge w:val="restart"\/>/);
  const cells = [...document.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map((cell) => [...cell[0].matchAll(/<w:t[^>]*>([^<]*)/g)].map((run) => run[1]).join(''));
  const written = vscode.read(sample).split('\n').filter((line) => line.startsWith('|')).flatMap((line) => line.split('|').map((cell) => cell.trim()));
  const values = (texts) => texts.filter((text) => /^\d+(\.\d+)?$/.test(text)).sort();
  assert.deepEqual(values(cells), values(written));
});
