// Writes a report as a Word file after GB/T 9704 (the national standard for official documents): page, fonts, sizes and headings.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ExportBlock, ExportCell, ExportModel } from './protocol';

// The fonts of the standard, each with what stands in where it is not installed; Latin letters and digits have their own.
const fallbacks = {
  方正小标宋简体: '方正小标宋_GBK,华文中宋,SimSun,Noto Serif CJK SC',
  黑体: 'SimHei,Noto Sans CJK SC',
  楷体_GB2312: '楷体,KaiTi,Noto Serif CJK SC',
  仿宋_GB2312: '仿宋,FangSong,Noto Serif CJK SC',
  宋体: 'SimSun,Noto Serif CJK SC',
};
type Font = keyof typeof fallbacks;

const run = (eastAsia: Font) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });

// Half points: 二号 is 22 pt, 三号 16 pt, 四号 14 pt, 小五 9 pt.
const size = { title: 44, text: 32, page: 28, table: 18 };
// Twentieths of a point. 22 lines of 28 characters stand on a page.
const line = { line: 560, lineRule: LineRuleType.EXACT };
const millimetres = (count: number) => Math.round((count * 1440) / 25.4);
const textWidth = millimetres(156);
const page = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(37),
    bottom: millimetres(35),
    left: millimetres(28),
    right: millimetres(26),
    footer: millimetres(28),
  },
};
const twoCharacters = { firstLine: 640 };

const headingFonts: Font[] = ['黑体', '楷体_GB2312', '仿宋_GB2312'];
const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

// A title too long for one line is broken between words, as the standard wants it: behind the year.
function title(text: string): Paragraph[] {
  const [, before, after] = /^(.+\d{4}年度?)(.+)$/.exec(text) ?? [];
  const children =
    text.length > 20 && before && after ? [new TextRun(before), new TextRun({ text: after, break: 1 })] : [new TextRun(text)];
  const gap = new Paragraph({ spacing: line });
  return [new Paragraph({ alignment: AlignmentType.CENTER, heading: HeadingLevel.TITLE, children }), gap];
}

// The title is level 1, so sections are level 2.
function heading(level: number, text: string): Paragraph {
  const at = Math.min(Math.max(level, 2), 4) - 2;
  const chosen = headingLevels[at] ?? HeadingLevel.HEADING_3;
  return new Paragraph({ heading: chosen, keepNext: true, children: [new TextRun(text)] });
}

// Four characters from the right edge, as the standard has it for organ and day.
function signature(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { firstLine: 0, right: 4 * 320 },
    keepLines: true,
    children: [new TextRun(text)],
  });
}

// Table cells, one list a row, with the grid column where each begins: cells from rows above hang into a row.
function placed(rows: ExportCell[][]): { cell: ExportCell; column: number }[][] {
  const hanging: number[] = [];
  return rows.map((row) => {
    let column = 0;
    const out = row.map((cell) => {
      while ((hanging[column] ?? 0) > 0) ++column;
      const start = column;
      column += cell.colspan ?? 1;
      return { cell, column: start };
    });
    for (let at = 0; at < hanging.length; ++at) hanging[at] = Math.max((hanging[at] ?? 0) - 1, 0);
    for (const { cell, column: start } of out) {
      const deep = (cell.rowspan ?? 1) - 1;
      if (deep > 0) for (let at = start; at < start + (cell.colspan ?? 1); ++at) hanging[at] = deep;
    }
    return out;
  });
}

// A row of nothing but heads; the labels before the values of a row are heads too, but not of columns.
const isHead = (row: { cell: ExportCell }[]) => row.length > 0 && row.every(({ cell }) => cell.header);

// Twips for each grid column: as wide as what stands in it alone asks for, within bounds, together as wide as the text.
function columnWidths(rows: { cell: ExportCell; column: number }[][]): number[] {
  const weights: number[] = [];
  for (const row of rows) {
    const head = isHead(row);
    for (const { cell, column } of row) {
      const span = cell.colspan ?? 1;
      for (let at = column; at < column + span; ++at) weights[at] ??= 3;
      if (span > 1) continue;
      const most = head ? 4 : (cell.rowspan ?? 1) > 8 ? 3 : 10;
      weights[column] = Math.max(weights[column] ?? 3, Math.min(cell.text.length, most) + 0.6);
    }
  }
  const whole = weights.reduce((left, right) => left + right, 0);
  return weights.map((weight) => Math.floor((textWidth * weight) / whole));
}

// Twips: of a character in a table, and of the space beside it.
const characterWidth = size.table * 10;
const cellMargin = 30;

const numeric = (text: string) => /^[\s\d.,%+\-－—/]*$/.test(text);

// Words of two characters, as the heads of the form are made of, shall not be broken apart in a narrow column.
function lines(text: string, width: number): string[] {
  const fit = Math.floor((width - 2 * cellMargin) / characterWidth);
  if (text.length <= fit || text.length > 6 || text.length % 2 === 1) return [text];
  const each = Math.max(2, fit - (fit % 2));
  return Array.from({ length: Math.ceil(text.length / each) }, (_, at) => text.slice(at * each, (at + 1) * each));
}

function tableCell(cell: ExportCell, width: number, head: boolean): TableCell {
  const texts = head ? lines(cell.text, width) : [cell.text];
  // The labels of a row begin at the left, those of a group of rows stand in its middle, and so do values.
  const centred = head || (cell.rowspan ?? 1) > 1 || (!cell.header && (cell.align !== 'left' || numeric(cell.text)));
  return new TableCell({
    ...((cell.rowspan ?? 1) > 1 ? { rowSpan: cell.rowspan } : {}),
    ...((cell.colspan ?? 1) > 1 ? { columnSpan: cell.colspan } : {}),
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        style: head ? 'TableHead' : 'TableText',
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: texts.map((text, at) => new TextRun(at === 0 ? { text } : { text, break: 1 })),
      }),
    ],
  });
}

function table(rows: ExportCell[][]): Table {
  const grid = placed(rows);
  const columnWidth = columnWidths(grid);
  const wide = (column: number, span: number) =>
    columnWidth.slice(column, column + span).reduce((left, right) => left + right, 0);
  const heads = grid.map(isHead);
  const body = Math.max(heads.indexOf(false), 0);
  // The head of the table comes again on the next page; where the form has further heads below, the first would mislead.
  const repeated = heads.slice(body).includes(true) ? 0 : body;
  const single = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: columnWidth,
    margins: { left: cellMargin, right: cellMargin, top: 20, bottom: 20 },
    borders: { top: single, bottom: single, left: single, right: single, insideHorizontal: single, insideVertical: single },
    rows: grid.map(
      (row, index) => new TableRow({
        cantSplit: true,
        ...(index < repeated ? { tableHeader: true } : {}),
        height: { value: 400, rule: HeightRule.ATLEAST },
        children: row.map(({ cell, column }) => tableCell(cell, wide(column, cell.colspan ?? 1), heads[index] === true)),
      }),
    ),
  });
}

function block(one: ExportBlock): (Paragraph | Table)[] {
  if (one.kind === 'title') return title(one.text);
  if (one.kind === 'signature') return [signature(one.text)];
  if (one.kind === 'heading') return [heading(one.level, one.text)];
  // Word wants a paragraph between two tables, or it joins them.
  if (one.kind === 'table') return [table(one.rows), new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT } })];
  return [new Paragraph({ children: [new TextRun(one.text)] })];
}

// 四号 between two dashes, on the outer side of the page.
function pageNumber(side: 'left' | 'right'): Footer {
  const outer = side === 'left' ? { left: 320 } : { right: 320 };
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageNumber',
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { ...outer, firstLine: 0 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

const styles = {
  default: {
    document: { run: { font: run('仿宋_GB2312'), size: size.text }, paragraph: { spacing: line, indent: twoCharacters } },
    title: {
      run: { font: run('方正小标宋简体'), size: size.title, color: '000000' },
      paragraph: { spacing: { line: 700, lineRule: LineRuleType.EXACT }, indent: { firstLine: 0 }, alignment: AlignmentType.CENTER },
    },
    ...Object.fromEntries(
      headingFonts.map((font, at) => [
        `heading${at + 1}`,
        {
          run: { font: run(font), size: size.text, color: '000000', bold: at === 2 },
          paragraph: { spacing: line, indent: twoCharacters, outlineLevel: at },
        },
      ]),
    ),
  },
  paragraphStyles: ['TableText', 'TableHead', 'PageNumber'].map((id) => ({
    id,
    name: id,
    basedOn: 'Normal',
    run: { font: run(id === 'TableHead' ? '黑体' : id === 'PageNumber' ? '宋体' : '仿宋_GB2312'), size: id === 'PageNumber' ? size.page : size.table },
    paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO }, indent: { firstLine: 0 } },
  })),
};

// Word looks here for what to take in place of a font that is missing; the library writes the list empty.
function withFallbacks(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const name = 'word/fontTable.xml';
  const empty = strFromU8(parts[name] ?? new Uint8Array());
  const fonts = Object.entries(fallbacks)
    .map(([font, names]) => `<w:font w:name="${font}"><w:altName w:val="${names}"/><w:charset w:val="86"/></w:font>`)
    .join('');
  parts[name] = strToU8(empty.replace(/\/>\s*$/, `>${fonts}</w:fonts>`));
  return zipSync(parts, { level: 6 });
}

export async function wordFile(model: ExportModel): Promise<Uint8Array> {
  const section: ISectionOptions = {
    properties: { page },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: model.blocks.flatMap(block),
  };
  const document = new Document({
    creator: '勾稽 Gouji',
    title: model.title,
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [section],
  });
  return withFallbacks(new Uint8Array(await Packer.toBuffer(document)));
}
