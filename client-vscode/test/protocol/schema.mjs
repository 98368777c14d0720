// Makes JSON schemas of everything that the protocol lets servers say, from the official TypeScript types: each message's
// namespace in vscode-languageserver-protocol names its method and the types of its parameters, result and registration.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const library = require.resolve('vscode-languageserver-protocol/package.json');
const { types, typings } = JSON.parse(fs.readFileSync(library, 'utf8'));

// What the base protocol adds, which has no namespace there; and the requests of lsp/handlers/requests.md.
const added = [
  "  '$/progress': { params: { token: lsp.ProgressToken; value: lsp.WorkDoneProgressBegin | lsp.WorkDoneProgressReport | lsp.WorkDoneProgressEnd } };",
  "  '$/logTrace': { params: lsp.LogTraceParams };",
  "  'gouji/templates': { result: { id: string; title: string; years: { from: number; to: number | null } }[] };",
  "  'gouji/newReport': { result: { text: string; template: string; organ: string; year: number; marks: lsp.Range[] } };",
  "  'gouji/overview': { result: { version: number; reports: { title: string; organ: string; year: number | null; template: string; range: lsp.Range; completeness: number; sections: { id: string; title: string; range: lsp.Range | null; present: boolean; tables: { id: string; title: string; range: lsp.Range | null; holds: number; fails: number; unknown: number; relations: { text: string; state: 'holds' | 'fails' | 'unknown'; range: lsp.Range | null }[] }[] }[]; next: { message: string; range: lsp.Range; severity: lsp.DiagnosticSeverity } | null }[] } | null };",
  "  'gouji/preview': { result: { resultId: string; parts: { id: string; line: lsp.uinteger; endLine: lsp.uinteger; html?: string }[] } | null };",
  "  'gouji/pasteTable': { result: { text: string } | null };",
  "  'gouji/exportModel': { result: { title: string; organ: string; year: number | null; blocks: ({ kind: 'title' | 'paragraph' | 'signature'; text: string } | { kind: 'heading'; level: 2 | 3; text: string } | { kind: 'table'; columns: number; rows: { text: string; rowspan: number; colspan: number; header: boolean; align: 'left' | 'center' | 'right' }[][] })[] } | null };",
];

const kinds = {
  ProtocolRequestType: ['params', 'result', 'partial', , 'registration'],
  ProtocolRequestType0: ['result', 'partial', , 'registration'],
  ProtocolNotificationType: ['params', 'registration'],
  ProtocolNotificationType0: ['registration'],
};

// The constant of this name in a namespace's body.
function constant(body, name) {
  for (const statement of body.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (declaration.name.getText() === name) return declaration.type;
    }
  }
  return undefined;
}

// The source text of a type, with every name of the library said in full.
function qualified(node, names) {
  const source = node.getSourceFile().text;
  let out = '';
  let at = node.getStart();
  const visit = (child) => {
    if (ts.isTypeReferenceNode(child)) {
      const first = ts.isQualifiedName(child.typeName) ? child.typeName.left : child.typeName;
      if (names.has(first.getText())) {
        out += `${source.slice(at, first.getStart())}lsp.`;
        at = first.getStart();
      }
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
  out += source.slice(at, node.getEnd());
  return out === 'void' ? 'null' : out;
}

// One line of TypeScript for the message that a namespace describes; empty where it describes none.
function line(declaration, names) {
  if (!ts.isModuleDeclaration(declaration) || !declaration.body || !ts.isModuleBlock(declaration.body)) return '';
  const method = constant(declaration.body, 'method')?.literal?.text;
  const type = constant(declaration.body, 'type');
  const parts = type && ts.isTypeReferenceNode(type) ? kinds[type.typeName.getText()] : undefined;
  if (method === undefined || parts === undefined) return '';
  const fields = parts
    .map((part, i) => [part, qualified(type.typeArguments[i], names)])
    .filter(([part, text]) => part !== undefined && text !== 'never' && (part === 'result' || text !== 'null'))
    .map(([part, text]) => `${part}: ${text}`);
  return `  '${method}': { ${fields.join('; ')} };`;
}

// TypeScript that lists all messages by their methods.
export function listMessages() {
  const entry = path.resolve(path.dirname(library), types ?? typings);
  const program = ts.createProgram([entry], { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)));
  const names = new Set(exported.map(({ name }) => name));
  const lines = new Set(exported.flatMap((symbol) => {
    const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (own.declarations ?? []).map((declaration) => line(declaration, names)).filter(Boolean);
  }));
  return ["import * as lsp from 'vscode-languageserver-protocol';", 'export interface Messages {', ...lines, ...added, '}', ''].join('\n');
}

// TypeScript has one type of number; the protocol has three.
function tellNumbersApart(definitions) {
  const whole = { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
  definitions.integer = whole;
  definitions.uinteger = { ...whole, minimum: 0 };
}

// The schema of all messages. The list has to stand where the library can be found from.
export function messageSchema() {
  const folder = path.join(path.dirname(library), '../.gouji-protocol');
  const source = path.join(folder, 'messages.ts');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(source, listMessages());
  const schema = createGenerator({ path: source, type: 'Messages', skipTypeCheck: true, expose: 'all', topRef: false }).createSchema('Messages');
  tellNumbersApart(schema.definitions);
  return schema;
}

// Answers validators by method and part ("params", "result", "partial", "registration"); undefined where there is no such message.
export function validators(schema) {
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addSchema(schema, 'messages');
  const known = new Map();
  return (method, part) => {
    const key = `${method} ${part}`;
    if (!known.has(key)) {
      const there = schema.properties[method]?.properties?.[part];
      const pointer = `/properties/${method.replaceAll('/', '~1')}/properties/${part}`;
      known.set(key, there && ajv.compile({ $ref: `messages#${encodeURI(pointer).replaceAll('$', '%24')}` }));
    }
    return known.get(key);
  };
}
