// Runs the grammar as VS Code does and asks what colour the key lines of a report get.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const client = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const grammarFile = path.join(client, 'syntaxes/gouji-report.tmLanguage.json');
let grammar;

before(async () => {
  const wasm = fs.readFileSync(path.join(client, 'node_modules/vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(grammarFile, 'utf8'), grammarFile),
  });
  grammar = await registry.loadGrammar('text.gouji-report');
});

// The scopes of the first place where `part` stands in the line, joined by blanks.
function scopes(line, part = line.trim()) {
  const at = line.indexOf(part);
  const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
  return tokens.find((token) => token.startIndex <= at && at < token.endIndex).scopes.join(' ');
}

const cases = [
  ['# 青禾区水务局2024年政府信息公开工作年度报告', '青禾', /markup\.heading\.1/],
  ['青禾区水务局2024年政府信息公开工作年度报告', '青禾', /markup\.heading\.1/],
  ['青禾區水務局2021年政府信息公開工作年度報告', '青禾', /markup\.heading\.1/],
  ['## 一、总体情况', '一', /markup\.heading\.2/],
  ['一、总体情况', '一', /markup\.heading\.2/],
  ['三、收到和處理政府信息公開申請情況', '三', /markup\.heading\.2/],
  ['四、政府信息公开行政复议、行政诉讼情况', '四', /markup\.heading\.2/],
  ['五、存在的主要问题及改进情况', '五', /markup\.heading\.2/],
  ['六、其他需要报告的事项', '六', /markup\.heading\.2/],
  ['### （一）主动公开', '（一）', /markup\.heading\.3/],
  ['（二）依申请公开情况。全年收到申请3件。', '（二）', /markup\.heading\.3/],
  ['（二）依申请公开情况。全年收到申请3件。', '3', /constant\.numeric/],
  ['| 一、本年新收政府信息公开申请数量 |  |  | 5 | 0 |', '一、', /label/],
  ['| 一、本年新收政府信息公开申请数量 |  |  | 5 | 0 |', '5', /constant\.numeric/],
  ['|  |  | 1.属于国家秘密 | 12 |', '1.属于', /label/],
  ['|  |  | 1.属于国家秘密 | 12 |', '12', /constant\.numeric/],
  ['| --- | ---: |', '---', /separator\.rule/],
  ['\t三、本年度办理结果\t（一）予以公开\t3\t0', '三、', /label/],
  ['\t三、本年度办理结果\t（一）予以公开\t3\t0', '（一）', /label/],
  ['（三）不予公开 | 4.保护第三方合法权益 | 0 | 0', '4.保护', /label/],
  ['根据《政府信息公开条例》编制', '《政府', /string\.quoted/],
  ['<!-- gouji-ignore row.missing -->', 'gouji-ignore', /comment\.block/],
];

for (const [line, part, scope] of cases) {
  test(`${part} in “${line.trim()}” is ${scope.source.replaceAll('\\', '')}`, () => {
    assert.match(scopes(line, part), scope);
  });
}

test('a row that is numbered like a heading is no heading', () => {
  for (const line of ['一、本年新收政府信息公开申请数量', '四、结转下年度继续办理', '（七）总计', '（一）予以公开']) {
    assert.doesNotMatch(scopes(line), /heading/, line);
    assert.match(scopes(line), /label/, line);
  }
});
