// Works off the problems of a report as a clerk does: from one to the next, and all of them written down.
import assert from 'node:assert/strict';
import { session } from './session.mjs';

const sample = '青禾区水务局2024-待修改.report.md';
const vscode = session({ name: 'act', files: [sample] });
const { step, read } = vscode;

step('the status bar counts the problems and leads from one to the next', async (workbench) => {
  await workbench.status.filter({ hasText: /\d/ }).click();
  await workbench.page.locator('.monaco-hover:not(.hidden)').filter({ hasText: 'gouji' }).first().waitFor();
  await workbench.screenshot('act-1-next-problem');
  const first = await workbench.place();
  await workbench.page.keyboard.press('Escape');
  await workbench.status.click();
  await workbench.waitForOtherPlace(first);
});

step('the list of problems is written as Markdown and as CSV', async (workbench) => {
  for (const [format, extension] of [['Markdown', 'md'], ['CSV', 'csv']]) {
    await workbench.openFile(sample);
    await workbench.ask('exportProblems');
    await workbench.question.row(format).click();
    const name = `青禾区水务局2024-待修改-整改清单.${extension}`;
    await workbench.confirmFile(name);
    await workbench.screenshot(`act-2-${extension}`);
    const text = read(name);
    assert.match(text, extension === 'md' ? /^\| 序号 \| 级别 \| 行 \| 问题 \|/m : /^\ufeff序号,级别,行,问题,/);
  }
});
