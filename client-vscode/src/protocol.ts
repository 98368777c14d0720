// Says what the server answers to the requests that are Gouji's own: the shapes of lsp/handlers/requests.md.
import type { Range } from 'vscode-languageclient/node';

export interface NewReport {
  text: string;
  template: string;
  organ: string;
  year: number;
  marks: Range[];
}

export interface Template {
  id: string;
  title: string;
  // The years of the reports that follow it; a missing end is open.
  years: { from?: number | null; to?: number | null };
}

export type State = 'holds' | 'fails' | 'unknown';

export interface Relation {
  text: string;
  state: State;
  range: Range | null;
}

export interface Table {
  id: string;
  title: string;
  range: Range | null;
  holds: number;
  fails: number;
  unknown: number;
  relations: Relation[];
}

export interface Section {
  id: string;
  title: string;
  range: Range | null;
  present: boolean;
  tables: Table[];
}

export interface Report {
  title: string;
  organ: string | null;
  year: number | null;
  template: string;
  range: Range;
  completeness: number;
  sections: Section[];
  next: { message: string; range: Range } | null;
}

export interface Overview {
  version: number;
  reports: Report[];
}

// A piece of the preview: the lines from `line` to before `endLine`. Without `html` it is the piece of that id in the
// answer before. Lines inside its html count from `line`.
export interface Part {
  id: string;
  line: number;
  endLine: number;
  html?: string;
}

export interface Preview {
  resultId: string;
  parts: Part[];
}

export interface ExportCell {
  text: string;
  rowspan?: number;
  colspan?: number;
  header?: boolean;
  align?: 'left' | 'center' | 'right';
}

export type ExportBlock =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'signature'; text: string }
  | { kind: 'table'; rows: ExportCell[][] };

export interface ExportModel {
  title: string;
  organ: string | null;
  year: number | null;
  blocks: ExportBlock[];
}
