// Speaks VS Code's user interface for the tests: every function waits for what it has caused, by events and never by time.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './vscode.mjs';

// The title of one of our commands, as the palette of a Chinese VS Code shows it.
function titleOf(command) {
  const texts = JSON.parse(fs.readFileSync(path.join(root, 'client-vscode/package.nls.zh-cn.json'), 'utf8'));
  return `${texts.category}: ${texts[`command.${command}`]}`;
}

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

// What this build of the workbench says in every session of its own accord: it looks for files and for a gallery that it does
// not have. The last is the message that a test provokes.
const harmless = /vsda|fetching the script|favicon|\/update\/check|No extension gallery service|\/no\/such\/gouji/;

export class Workbench {
  // Opens a browser on `address` and waits until the workbench is there, with `file` in an editor where one is to be opened.
  static async open(address, { env, screenshots, file = undefined }) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      env,
      args: browserArguments,
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const workbench = new Workbench(browser, page, screenshots);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const there = file ? '.monaco-workbench .editor-instance .view-lines .view-line' : '.monaco-workbench .activitybar .action-item';
    await page.waitForSelector(there, { timeout: 90_000 });
    return workbench;
  }

  constructor(browser, page, screenshots) {
    this.browser = browser;
    this.page = page;
    this.screenshots = screenshots;
    this.editor = page.locator('.editor-instance .monaco-editor').first();
    this.problems = page.locator('.markers-panel .monaco-list-row');
    this.suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    this.actions = page.locator('.action-widget .monaco-list-row.action');
    this.notifications = page.locator('.notifications-toasts .notification-list-item');
    this.panelIcon = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="勾稽"]') });
    this.panel = page.locator('.part.sidebar');
    this.status = page.locator('[id="gouji.gouji.gouji.status"]');
    this.welcome = page.locator('.welcome-view-content:visible .monaco-button').first();
    this.complaints = [];
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const said = `${message.text()} (${message.location().url})`;
      if (!harmless.test(said)) this.complaints.push(said);
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.squiggles = page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint');
  }

  close() {
    return this.browser.close();
  }

  // Waits until nothing fades in or out any more, so that the picture is what a person sees.
  async screenshot(name) {
    fs.mkdirSync(this.screenshots, { recursive: true });
    await this.page.waitForFunction(() =>
      document.getAnimations().every((animation) => {
        const endless = animation.effect?.getComputedTiming().endTime === Infinity;
        return endless || animation.playState !== 'running';
      }),
    );
    await this.page.screenshot({ path: path.join(this.screenshots, `${name}.png`) });
  }

  // The lines in view; VS Code paints blanks as U+00A0.
  async visibleText() {
    return (await this.editor.locator('.view-lines').innerText()).replaceAll('\u00a0', ' ');
  }

  async waitForText(text) {
    await this.editor.locator('.view-line').filter({ hasText: text }).first().waitFor();
  }

  // Runs one of our commands from the palette.
  command(name) {
    const title = titleOf(name);
    return this.pick('F1', `>${title}`, title);
  }

  // Brings up Gouji's own side bar by its icon.
  async showPanel() {
    await this.panelIcon.click();
    await this.panel.locator('.composite.title').filter({ hasText: '勾稽' }).waitFor();
  }

  // A button above the panel; above the editor; in the menu that is open.
  panelButton(title) {
    return this.panel.locator(`.action-label[aria-label*="${title}"]`).first();
  }

  titleButton(title) {
    return this.page.locator(`.editor-actions .action-label[aria-label*="${title}"]`).first();
  }

  menuItem(title) {
    return this.page.locator('.monaco-menu .action-menu-item').filter({ hasText: title }).first();
  }

  // A row of the panel by its text.
  panelRow(text) {
    return this.panel.locator('.monaco-list-row').filter({ hasText: text }).first();
  }

  // The line and column of the cursor, as the status bar tells them.
  place() {
    return this.page.locator('[id="status.editor.selection"]').innerText();
  }

  waitForOtherPlace(before) {
    return this.waitForPlace(/./, before);
  }

  // Waits until the status bar tells a place of that form, other than `before`.
  waitForPlace(form, before = '') {
    const there = ([source, old]) => {
      // There is none while the keyboard is in a preview.
      const place = document.querySelector('[id="status.editor.selection"]')?.innerText;
      return place !== undefined && place !== old && new RegExp(source).test(place);
    };
    return this.page.waitForFunction(there, [form.source, before]);
  }

  // The document inside the preview, once it shows something.
  async preview() {
    const outer = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const part = outer.locator('.part').first();
    await part.waitFor();
    return (await part.elementHandle()).ownerFrame();
  }

  // The question that is asked at the moment.
  get question() {
    const box = this.page.locator('.quick-input-widget:visible');
    return {
      box,
      input: box.locator('input[type="text"]').first(),
      row: (text) => box.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first(),
      focused: () => box.locator('.quick-input-list .monaco-list-row.focused').innerText(),
    };
  }

  // Takes what stands there for the step `now` of a row of questions, and waits for the step `next`, or for the end.
  async answer(now, next) {
    const { box } = this.question;
    await box.filter({ hasText: now }).waitFor();
    await this.page.keyboard.press('Enter');
    if (next === undefined) await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    else await box.filter({ hasText: next }).waitFor();
  }

  async chooseTheme(name) {
    const { box, input, row } = this.question;
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+t');
    await row('Light Modern').waitFor();
    await input.fill(name);
    await box.locator('.monaco-list-row.focused').filter({ hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  // Waits until so many problems of the kind are listed.
  async waitForProblems(pattern, count) {
    await this.showProblems();
    await this.page.waitForFunction(
      ([source, wanted]) => {
        const rows = [...document.querySelectorAll('.markers-panel .monaco-list-row')];
        const none = wanted === 0 && document.querySelector('.markers-panel .message-box-container')?.checkVisibility();
        return (rows.length > 0 || none) && rows.filter((row) => new RegExp(source).test(row.textContent)).length === wanted;
      },
      [pattern.source, count],
    );
    await this.hideProblems();
  }

  // Takes the place that a dialog for saving proposes, and waits for the file in an editor where it opens there.
  async confirmFile(name, { opens = true, press = (key) => this.page.keyboard.press(key) } = {}) {
    const { box } = this.question;
    await box.locator('.quick-input-action .monaco-button, .monaco-button').filter({ hasText: 'OK' }).first().waitFor();
    await this.page.waitForFunction((wanted) => document.querySelector('.quick-input-widget input[type="text"]').value.endsWith(wanted), name);
    await press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    if (opens) await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  async dismissNotifications() {
    await this.notifications.first().hover();
    await this.notifications.first().locator('.codicon-notifications-clear').click();
    await this.notifications.first().waitFor({ state: 'detached' });
  }

  // Pastes as Ctrl+V does, with these as the clipboard's contents.
  async paste(text, html = undefined) {
    await this.page.evaluate(
      async ([plain, markup]) => {
        const parts = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
        if (markup) parts['text/html'] = new Blob([markup], { type: 'text/html' });
        await navigator.clipboard.write([new ClipboardItem(parts)]);
      },
      [text, html],
    );
    await this.page.keyboard.press('Control+v');
  }

  async openFile(name) {
    await this.pick('Control+p', name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  // Runs a command that asks a question in its turn.
  ask(name) {
    const title = titleOf(name);
    return this.choose('F1', `>${title}`, title);
  }

  async pick(key, text, label) {
    await this.choose(key, text, label);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  async choose(key, text, label) {
    await this.page.keyboard.press(key);
    const box = this.page.locator('.quick-input-widget:visible');
    await box.locator('input').first().fill(text);
    await box.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: label }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  async showProblems() {
    if (await this.page.locator('.markers-panel').isVisible()) return;
    await this.page.keyboard.press('Control+Shift+M');
    await this.page.locator('.markers-panel').waitFor();
  }

  async hideProblems() {
    if (!(await this.page.locator('.markers-panel').isVisible())) return;
    await this.page.keyboard.press('Control+j');
    await this.page.locator('.markers-panel').waitFor({ state: 'hidden' });
  }

  problem(pattern) {
    return this.problems.filter({ hasText: pattern }).first();
  }

  // Puts the cursor on the problem's range, with the keyboard in the editor.
  async goToProblem(pattern) {
    await this.problem(pattern).dblclick();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  // Rests the mouse where the cursor is and answers what the hover says.
  async hoverAtCursor(pattern) {
    const cursor = await this.editor.locator('.cursors-layer .cursor').first().boundingBox();
    const x = cursor.x + 3;
    const y = cursor.y + cursor.height / 2;
    await this.page.mouse.move(x, y + 60);
    await this.page.mouse.move(x, y, { steps: 5 });
    const hover = this.page.locator('.monaco-hover:not(.hidden)').filter({ hasText: pattern }).first();
    await hover.waitFor();
    return hover.innerText();
  }

  async leaveHover() {
    await this.page.mouse.move(1270, 12);
    await this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor({ state: 'hidden' });
  }

  // Opens the quick fixes at the cursor and answers their titles.
  async quickFixes() {
    await this.page.keyboard.press('Control+.');
    await this.actions.first().waitFor();
    return this.actions.allInnerTexts();
  }

  async applyQuickFix(pattern) {
    const row = this.actions.filter({ hasText: pattern }).first();
    const box = await row.boundingBox();
    // The first movement takes away the layer that would swallow the click.
    await this.page.mouse.move(box.x + 30, box.y + box.height / 2, { steps: 3 });
    await row.click();
    await this.page.locator('.action-widget').waitFor({ state: 'hidden' });
  }

  // Asks for completion at the cursor and answers the labels offered.
  async complete() {
    await this.page.keyboard.press('Control+Space');
    await this.suggestions.first().waitFor();
    return this.suggestions.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
  }

  async accept(pattern) {
    await this.suggestions.filter({ hasText: pattern }).first().click();
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  async goToEnd() {
    await this.editor.locator('.view-lines').click({ position: { x: 5, y: 5 } });
    await this.page.keyboard.press('Control+End');
  }

  async save() {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }
}
