// Looks at a faulty report as a clerk does: the preview beside the text, the panel of relations, the count in the status bar.
import assert from 'node:assert/strict';
import { session } from './session.mjs';

const sample = '青禾区水务局2024-待修改.report.md';
const vscode = session({ name: 'see', needs: ['gouji/overview', 'gouji/preview'], files: [sample] });
const { step } = vscode;
const row = '一、本年新收政府信息公开申请数量';

// Turns the mouse wheel over the preview and waits until nothing moves there any more.
async function scrollWithWheel(workbench, preview, distance) {
  const { x, y, width, height } = await workbench.page.locator('iframe.webview.ready').boundingBox();
  await workbench.page.mouse.move(x + width / 2, y + height / 2);
  await workbench.page.mouse.wheel(0, distance);
  const arrived = (down) => {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    return down ? scrollTop + clientHeight >= scrollHeight - 1 : scrollTop === 0;
  };
  await preview.waitForFunction(arrived, distance > 0);
}

step('the panel shows sections, tables and relations, and leads to their places', async (workbench) => {
  await workbench.showPanel();
  await workbench.panelRow('六、其他需要报告的事项').waitFor();
  await workbench.panelRow(/\d+%/).waitFor();
  await workbench.screenshot('see-1-panel');
  await workbench.panelRow(/^三、收到/).click();
  await workbench.waitForText('三、收到和处理政府信息公开申请情况');
  assert.ok(await workbench.panelRow('项相符').isVisible(), 'no relation is shown');
});

step('the status bar counts the problems and leads from one to the next', async (workbench) => {
  await workbench.status.filter({ hasText: /\d/ }).click();
  await workbench.page.locator('.monaco-hover:not(.hidden)').filter({ hasText: 'gouji' }).first().waitFor();
  await workbench.screenshot('see-2-next-problem');
  const first = await workbench.place();
  await workbench.page.keyboard.press('Escape');
  await workbench.status.click();
  await workbench.waitForOtherPlace(first);
});

step('the preview shows the report beside the text', async (workbench) => {
  await workbench.titleButton('预览').click();
  const preview = await workbench.preview();
  await preview.locator('.gj-title').filter({ hasText: '水务局2024年' }).waitFor();
  assert.equal(await preview.locator('table.gj-table').count() >= 3, true);
  await workbench.screenshot('see-3-preview');
});

step('a click on a cell leads to its place in the text', async (workbench) => {
  const preview = await workbench.preview();
  const cell = preview.locator('tr', { hasText: row }).locator('td').last();
  const number = await cell.evaluate((element) => element.firstChild.textContent.trim());
  await cell.click();
  const line = vscode.read(sample).split('\n').findIndex((one) => one.includes(row));
  await workbench.waitForPlace(new RegExp(`Ln ${line + 1}, Col \\d+ \\(${number.length} selected\\)`));
  await cell.and(preview.locator('.here')).waitFor();
  await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  await workbench.screenshot('see-4-jump');
});

step('what is typed comes into the preview, and nothing else of it is touched', async (workbench) => {
  const preview = await workbench.preview();
  // Elements that stay are the same objects; a mark on them shows that.
  const before = await preview.evaluate(() => {
    for (const part of document.querySelectorAll('.part')) part.marked = true;
    return document.querySelectorAll('.part').length;
  });
  await workbench.page.keyboard.press('Control+Home');
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.insertText('（征求意见稿）');
  await preview.locator('.gj-title', { hasText: '征求意见稿' }).waitFor();
  const untouched = await preview.evaluate(
    () => [...document.querySelectorAll('.part')].filter((part) => part.marked).length,
  );
  assert.ok(untouched >= before - 2, `${before - untouched} of ${before} parts were built again`);
  await workbench.page.keyboard.press('Control+z');
  await preview.locator('.gj-title', { hasText: '征求意见稿' }).waitFor({ state: 'detached' });
});

step('text and preview scroll together', async (workbench) => {
  const preview = await workbench.preview();
  const headingInView = (words) => {
    const heading = [...document.querySelectorAll('.gj-heading, .gj-title')].find((one) => one.textContent.includes(words));
    const { top, bottom } = heading.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };
  assert.equal(await preview.evaluate(headingInView, '五、'), false);
  await workbench.page.keyboard.press('Control+End');
  await preview.waitForFunction(headingInView, '五、');
  await workbench.screenshot('see-5-scrolled');
  await scrollWithWheel(workbench, preview, -10_000);
  await workbench.waitForText('水务局2024年');
  assert.equal(await preview.evaluate(() => window.scrollY), 0, 'the text has pulled the preview along');
});

step('a preview that was scrolled stays where it is while the report is checked again', async (workbench) => {
  const preview = await workbench.preview();
  const cell = preview.locator('tr', { hasText: row }).locator('td').last();
  await cell.click();
  await cell.and(preview.locator('.here')).waitFor();
  await scrollWithWheel(workbench, preview, 10_000);
  const place = () => preview.locator('.gj-heading').last().evaluate((heading) => Math.round(heading.getBoundingClientRect().top));
  const before = await place();
  vscode.configure({ 'gouji.severity': { 'sum.culprit': 'warning' } });
  await preview.locator('td.gj-warning').waitFor();
  assert.equal(await place(), before);
  vscode.configure();
  await preview.locator('td.gj-warning').waitFor({ state: 'detached' });
  assert.equal(await place(), before);
});

for (const [name, theme] of [['dark', 'Dark Modern'], ['high-contrast', 'Dark High Contrast']]) {
  step(`the preview follows a ${name} theme`, async (workbench) => {
    await workbench.chooseTheme(theme);
    await (await workbench.preview()).locator(`body.vscode-${name}`).waitFor();
    await workbench.screenshot(`see-6-${name}`);
  });
}
