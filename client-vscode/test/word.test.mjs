// Reads the XML of a Word file that the extension has written: merged cells, headings, and the fonts of GB/T 9704.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { strFromU8, unzipSync } from 'fflate';

const client = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const value = (text) => ({ text, align: 'right' });
const head = (text, more = {}) => ({ text, header: true, align: 'center', ...more });
// The server calls the labels before the values heads too.
const label = (text, more = {}) => ({ text, header: true, align: 'left', ...more });
const model = {
  title: '青禾区茶叶局2025年政府信息公开工作年度报告',
  organ: '青禾区茶叶局',
  year: 2025,
  blocks: [
    { kind: 'title', text: '青禾区茶叶局2025年政府信息公开工作年度报告' },
    { kind: 'heading', level: 2, text: '三、收到和处理政府信息公开申请情况' },
    { kind: 'heading', level: 3, text: '（一）主动公开' },
    { kind: 'paragraph', text: '全年公开 A & B <3> 件。' },
    {
      kind: 'table',
      columns: 4,
      rows: [
        [head('勾稽关系', { colspan: 2, rowspan: 2 }), head('申请人情况', { colspan: 2 })],
        [head('自然人'), head('总计')],
        [label('三、办理结果', { rowspan: 2 }), label('（一）予以公开'), value('12'), value('12')],
        [label('（七）总计'), value('12'), value('12')],
      ],
    },
    { kind: 'signature', text: '青禾区茶叶局' },
    { kind: 'signature', text: '2026年1月20日' },
  ],
};
let folder;
let parts;
const xml = (name) => strFromU8(parts[name]);

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gouji-word-'));
  const outfile = path.join(folder, 'word.mjs');
  buildSync({ entryPoints: [path.join(client, 'src/word.ts')], outfile, bundle: true, platform: 'node', format: 'esm' });
  const { wordFile } = await import(pathToFileURL(outfile).href);
  const bytes = await wordFile(model);
  parts = unzipSync(bytes);
});

after(() => fs.rmSync(folder, { recursive: true, force: true }));

const paragraphWith = (text) => xml('word/document.xml').split('<w:p>').find((one) => one.includes(text));
const style = (id) => xml('word/styles.xml').split('<w:style ').find((one) => one.includes(`w:styleId="${id}"`));

test('cells are merged as the form has them', () => {
  const rows = xml('word/document.xml').split('<w:tr>').slice(1);
  assert.equal(rows.length, 4);
  assert.match(rows[0], /<w:gridSpan w:val="2"\/>[\s\S]*<w:vMerge w:val="restart"\/>[\s\S]*勾稽关系/);
  assert.match(rows[1], /<w:gridSpan w:val="2"\/>[\s\S]*<w:vMerge w:val="continue"\/>/);
  assert.match(rows[2], /<w:vMerge w:val="restart"\/>[\s\S]*三、办理结果/);
  assert.match(rows[3], /<w:vMerge w:val="continue"\/>[\s\S]*（七）总计/);
  const widths = [...xml('word/document.xml').matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
  assert.equal(widths.length, 4);
  assert.ok(widths.reduce((left, right) => left + right) <= 8845, widths.join());
});

test('the head of a table comes again on the next page, its rows stay whole', () => {
  const rows = xml('word/document.xml').split('<w:tr>').slice(1);
  assert.deepEqual(rows.map((row) => /<w:tblHeader/.test(row)), [true, true, false, false]);
  for (const row of rows) assert.match(row, /<w:cantSplit/);
  assert.match(rows[1], /TableHead/);
  assert.doesNotMatch(rows[3], /TableHead/);
});

test('headings are headings, each in its font and size', () => {
  assert.match(paragraphWith('三、收到和处理'), /<w:pStyle w:val="Heading1"\/>/);
  assert.match(paragraphWith('（一）主动公开'), /<w:pStyle w:val="Heading2"\/>/);
  assert.match(paragraphWith('政府信息公开工作年度报告'), /<w:pStyle w:val="Title"\/>/);
  for (const [id, font, size] of [['Title', '方正小标宋简体', 44], ['Heading1', '黑体', 32], ['Heading2', '楷体_GB2312', 32]]) {
    assert.match(style(id), new RegExp(`w:eastAsia="${font}"`), id);
    assert.match(style(id), new RegExp(`<w:sz w:val="${size}"/>`), id);
  }
  assert.match(xml('word/styles.xml'), /<w:docDefaults>[\s\S]*w:eastAsia="仿宋_GB2312"[\s\S]*<w:sz w:val="32"\/>[\s\S]*<\/w:docDefaults>/);
});

test('fonts that a machine lacks have others to stand in for them', () => {
  for (const font of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312', '宋体']) {
    assert.match(xml('word/fontTable.xml'), new RegExp(`<w:font w:name="${font}"><w:altName w:val="[^"]+"/>`));
  }
});

test('the page is that of an official document, with numbers on its outer side', () => {
  const document = xml('word/document.xml');
  assert.match(document, /<w:pgSz w:w="11906" w:h="16838"/);
  assert.match(document, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  assert.match(xml('word/settings.xml'), /<w:evenAndOddHeaders(?! w:val="false")/);
  const sides = Object.keys(parts).filter((name) => /^word\/footer\d+\.xml$/.test(name)).map((name) => /<w:jc w:val="(\w+)"/.exec(xml(name))[1]);
  assert.deepEqual(sides.sort(), ['left', 'right']);
});

test('no text is lost or changed', () => {
  const text = [...xml('word/document.xml').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('\n');
  assert.match(text, /全年公开 A &amp; B &lt;3&gt; 件。/);
  assert.match(text, /2026年1月20日/);
  assert.match(paragraphWith('2026年1月20日'), /<w:jc w:val="right"\/>/);
  assert.equal(text.match(/^12$/gm).length, 4);
});
