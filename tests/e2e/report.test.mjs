// Follows a clerk through the main job in a real VS Code: a faulty report is opened, understood, mended and saved, a new one begun.
import assert from 'node:assert/strict';
import { session } from './session.mjs';

const sample = '青禾区水务局2024-待修改.report.md';
const blank = '新报告.report.md';
const missingRow = '4.保护第三方合法权益';
const missing = /row\.missing/;
const wrongTotal = /sum\.(row|culprit)/;

const vscode = session({ name: 'report', files: [sample, [blank, '']] });
const { step, read } = vscode;

const lineOf = (text, words) => text.split('\n').find((line) => line.includes(words));
// The last seven numbers of a row of table 三: six columns and their total.
const values = (line) => line.match(/\d+(?=\s*\|)/g).slice(-7).map(Number);
const sum = (numbers) => numbers.reduce((left, right) => left + right, 0);

step('a faulty report has squiggles and problems in Chinese', async (workbench) => {
  await workbench.screenshot('1-opened');
  await workbench.showProblems();
  await workbench.problem(missing).waitFor();
  await workbench.problem(wrongTotal).waitFor();
  const problems = await workbench.problems.allInnerTexts();
  for (const code of [missing, wrongTotal]) {
    assert.match(problems.find((problem) => code.test(problem)), /[\u4e00-\u9fff]{4}/);
  }
  await workbench.goToProblem(wrongTotal);
  await workbench.squiggles.first().waitFor();
  await workbench.screenshot('2-problems');
});

step('a hover on the wrong total shows the computed sum', async (workbench) => {
  const row = values(lineOf(read(sample), '一、本年新收'));
  const computed = sum(row.slice(0, 6));
  assert.notEqual(row[6], computed, 'the sample no longer has a wrong total');
  await workbench.showProblems();
  await workbench.goToProblem(wrongTotal);
  await workbench.hideProblems();
  const hover = await workbench.hoverAtCursor('=');
  await workbench.screenshot('3-hover');
  assert.match(hover, new RegExp(`=\\s*${computed}(?!\\d)`));
  await workbench.leaveHover();
});

step('the quick fix inserts the missing row and the finding goes', async (workbench) => {
  await workbench.showProblems();
  const problem = workbench.problem(missing);
  await workbench.goToProblem(missing);
  const titles = await workbench.quickFixes();
  await workbench.screenshot('4-quick-fix');
  assert.ok(titles.some((title) => title.includes(missingRow)), titles.join(' / '));
  await workbench.applyQuickFix(missingRow);
  await problem.waitFor({ state: 'detached' });
  await workbench.waitForText(missingRow);
  await workbench.screenshot('5-fixed');
  await workbench.save();
  const lines = read(sample).split('\n');
  const at = lines.findIndex((line) => line.includes(missingRow));
  assert.match(lines[at - 1], /3\.危及/);
  assert.match(lines[at + 1], /5\.属于三类内部事务信息/);
  const row = values(lines[at]);
  assert.equal(row.length, 7);
  assert.equal(sum(row.slice(0, 6)), row[6]);
});

step('a new report is offered its sections and takes their skeletons', async (workbench) => {
  await workbench.hideProblems();
  await workbench.openFile(blank);
  await workbench.goToEnd();
  const offered = await workbench.complete();
  await workbench.screenshot('6-completion');
  assert.ok(offered.some((label) => label.includes('一、总体情况')), offered.join(' / '));
  await workbench.accept('一、总体情况');
  await workbench.waitForText('主动公开');

  await workbench.page.keyboard.press('Escape');
  await workbench.page.keyboard.press('Control+End');
  await workbench.page.keyboard.press('Enter');
  await workbench.page.keyboard.insertText('三');
  await workbench.complete();
  await workbench.accept('三、收到和处理政府信息公开申请情况');
  await workbench.waitForText('一、本年新收政府信息公开申请数量');
  await workbench.screenshot('7-skeleton');
  await workbench.page.keyboard.press('Escape');
  await workbench.save();
  const text = read(blank);
  assert.match(text, /^## 一、总体情况$/m);
  assert.match(text, /^## 三、收到和处理政府信息公开申请情况$/m);
  assert.deepEqual(values(lineOf(text, '一、本年新收')), [0, 0, 0, 0, 0, 0, 0]);
});

step('a change of the language setting reaches the running server', async (workbench) => {
  await workbench.openFile(sample);
  await workbench.showProblems();
  const chinese = await workbench.problem(wrongTotal).innerText();
  vscode.configure({ 'gouji.language': 'en' });
  await workbench.problems.filter({ hasText: wrongTotal, hasNotText: chinese.split('\n')[0] }).first().waitFor();
  await workbench.screenshot('8-english');
});

step('a server that cannot be started is named in a message', async (workbench) => {
  vscode.configure({ 'gouji.server.path': '/no/such/gouji' });
  await workbench.notifications.filter({ hasText: '/no/such/gouji' }).waitFor();
  await workbench.screenshot('9-no-server');
  assert.equal(await workbench.notifications.count(), 1);
  vscode.configure();
  await workbench.problem(wrongTotal).waitFor();
});
