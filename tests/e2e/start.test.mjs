// Begins a report as a clerk does who has never seen Gouji: from the side bar, question by question.
import assert from 'node:assert/strict';
import { session } from './session.mjs';

const last = '青禾区农业农村局2023-正确.report.md';
const organ = '云溪市青禾区茶叶局';
const year = new Date().getFullYear() - 1;
const vscode = session({ name: 'start', files: [last], open: false });
const { step } = vscode;

step('the side bar offers a new report where none is open', async (workbench) => {
  await workbench.showPanel();
  await workbench.welcome.waitFor();
  await workbench.screenshot('start-1-welcome');
});

step('four questions lead to a report of the year that is due', async (workbench) => {
  await workbench.welcome.click();
  const box = workbench.question;
  await box.row(last).waitFor();
  await workbench.screenshot('start-2-last-year');
  await workbench.answer('1/4', '2/4');
  await box.input.fill(organ);
  await box.row(organ).waitFor();
  await workbench.screenshot('start-3-organ');
  await workbench.answer('2/4', '3/4');
  assert.match(await box.focused(), new RegExp(String(year)));
  await workbench.answer('3/4', '4/4');
  assert.match(await box.focused(), /2021/);
  await workbench.answer('4/4');
  await workbench.waitForText(`${organ}${year}年政府信息公开工作年度报告`);
  await workbench.screenshot('start-4-report');
  await workbench.save();
  const text = vscode.read(`${organ}${year}年政府信息公开工作年度报告.report.md`);
  assert.match(text, new RegExp(`^# ${organ}${year}年政府信息公开工作年度报告$`, 'm'));
});

step('the report of last year answers the questions and is carried over', async (workbench) => {
  await workbench.ask('newReport');
  const box = workbench.question;
  await box.row(last).click();
  await box.box.filter({ hasText: '2/4' }).waitFor();
  await workbench.answer('2/4', '3/4');
  assert.match(await box.focused(), /2024/);
  await workbench.answer('3/4', '4/4');
  await workbench.answer('4/4');
  await workbench.waitForText('青禾区农业农村局2024年政府信息公开工作年度报告');
  await workbench.screenshot('start-5-carried');
});
