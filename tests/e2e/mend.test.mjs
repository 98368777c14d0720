// Mends a report as a clerk does: what is missing put in, totals filled, a table pasted from a spreadsheet.
import assert from 'node:assert/strict';
import { session } from './session.mjs';

const sample = '青禾区水务局2024-待修改.report.md';
const totals = '青禾区教育局2024.report.md';
const organ = '# 云溪市青禾区教育局2024年政府信息公开工作年度报告\n\n';
const vscode = session({ name: 'mend', needs: ['gouji/pasteTable', 'execute_command'], files: [sample, [totals, organ]] });
const { step, read } = vscode;
const clipboard = [
  ['行政复议', '', '', '', '', '行政诉讼', '', '', '', '', '', '', '', '', ''],
  ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '未经复议直接起诉', '', '', '', '', '复议后起诉', '', '', '', ''],
  ['', '', '', '', '', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
  ['1', '0', '2', '0', '3', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'],
].map((row) => row.join('\t')).join('\n');

step('all that is missing is put in by one command', async (workbench) => {
  await workbench.status.filter({ hasText: /\d/ }).waitFor();
  await workbench.command('insertAllMissing');
  await workbench.waitForProblems(/(row|section)\.missing/, 0);
  await workbench.screenshot('mend-3-inserted');
  await workbench.save();
  assert.match(read(sample), /4\.保护第三方合法权益/);
  assert.match(read(sample), /^## 六、其他需要报告的事项$/m);
});

step('all totals are filled by one command', async (workbench) => {
  await workbench.command('fillAllTotals');
  await workbench.waitForProblems(/sum\.(row|culprit)/, 0);
  await workbench.save();
  await workbench.screenshot('mend-4-totals');
  const line = read(sample).split('\n').find((one) => one.includes('一、本年新收'));
  const numbers = line.match(/\d+(?=\s*\|)/g).slice(-7).map(Number);
  assert.equal(numbers[6], numbers.slice(0, 6).reduce((left, right) => left + right));
});

step('cells copied from a spreadsheet become a table at once', async (workbench) => {
  await workbench.openFile(totals);
  await workbench.goToEnd();
  await workbench.paste(clipboard);
  await workbench.waitForText('结果维持');
  await workbench.screenshot('mend-5-pasted');
  await workbench.save();
  const lines = read(totals).split('\n').filter((line) => line.startsWith('|'));
  assert.equal(lines.length, 5);
  assert.match(lines[1], /^\|( *-+: *\|)+$/);
  assert.match(lines[4], /^\| *1 \| *0 \| *2 \| *0 \| *3 \|/);
});

step('a title and a table become a whole report', async (workbench) => {
  await workbench.command('insertAllMissing');
  await workbench.waitForProblems(/(section|table|row)\.missing/, 0);
  await workbench.save();
  await workbench.screenshot('mend-7-whole');
  const headings = read(totals).split('\n').filter((line) => line.startsWith('## '));
  assert.equal(headings.map((line) => line[3]).join(''), '一二三四五六');
});
