// Shows the report as a tree in the side bar: sections, tables and every relation with whether it holds, and what to do next.
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient/node';
import { type ActiveReport, findingsOf } from './active_report';
import { l10n } from './l10n';
import type { Relation, Report, Section, State, Table } from './protocol';

// Shape and colour both tell the state, for those who see no colours.
const icons: Record<State, vscode.ThemeIcon> = {
  holds: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  fails: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  unknown: new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('disabledForeground')),
};

interface Node {
  id: string;
  label: string;
  description?: string;
  icon?: vscode.ThemeIcon;
  range?: Range | null;
  spoken?: string;
  open?: boolean;
  children?: Node[];
}

const words = (state: State) =>
  ({ holds: l10n.t('ties out'), fails: l10n.t('does not tie out'), unknown: l10n.t('not known yet') })[state];

function relationNode(relation: Relation, id: string): Node {
  const { text, state, range } = relation;
  return { id, label: text, icon: icons[state], range, spoken: `${text}: ${words(state)}` };
}

const stateOf = ({ fails, unknown, relations }: Table): State =>
  fails > 0 ? 'fails' : unknown > 0 || relations.length === 0 ? 'unknown' : 'holds';

function tally({ holds, fails, unknown }: Table): string {
  const parts = [];
  if (holds > 0) parts.push(`✓${holds}`);
  if (fails > 0) parts.push(`✗${fails}`);
  if (unknown > 0) parts.push(`?${unknown}`);
  return parts.join(' ');
}

const byState = (relations: Relation[], state: State) => relations.filter((relation) => relation.state === state);

// What does not tie out comes first; what does is out of the way in a group of its own.
function relationNodes({ relations }: Table, id: string): Node[] {
  const node = (relation: Relation) => relationNode(relation, `${id}/${relations.indexOf(relation)}`);
  const open = [...byState(relations, 'fails'), ...byState(relations, 'unknown')].map(node);
  const holding = byState(relations, 'holds').map(node);
  if (holding.length <= 3) return [...open, ...holding];
  const label = l10n.t('{0} tie out', holding.length);
  return [...open, { id: `${id}/holds`, label, icon: icons.holds, children: holding }];
}

function tableNode(table: Table, id: string): Node {
  const absent = table.range === null;
  return {
    id,
    // A table that the form gives no name is the only one of its section.
    label: table.title === '' || table.title === table.id ? l10n.t('Relations of the table') : table.title,
    description: absent ? l10n.t('missing') : tally(table),
    icon: absent ? icons.fails : table.relations.length === 0 ? new vscode.ThemeIcon('table') : icons[stateOf(table)],
    range: table.range,
    spoken: absent
      ? l10n.t('{0}: missing', table.title)
      : l10n.t('{0}: {1} hold, {2} do not, {3} are not known', table.title, table.holds, table.fails, table.unknown),
    open: table.fails > 0,
    children: relationNodes(table, id),
  };
}

function sectionNode(section: Section, id: string): Node {
  const wrong = section.tables.some((table) => table.fails > 0);
  const state = !section.present || wrong ? 'fails' : 'holds';
  return {
    id,
    label: section.title,
    description: section.present ? '' : l10n.t('missing'),
    icon: icons[state],
    range: section.range,
    spoken: `${section.title}: ${section.present ? words(state) : l10n.t('missing')}`,
    open: section.tables.length > 0,
    children: section.tables.map((table) => tableNode(table, `${id}/${table.id}`)),
  };
}

function reportNode(report: Report, id: string): Node {
  const title = report.title || l10n.t('Report without a title');
  const next: Node[] = report.next
    ? [
        {
          id: `${id}/next`,
          label: l10n.t('Next'),
          description: report.next.message,
          icon: new vscode.ThemeIcon('arrow-right', new vscode.ThemeColor('charts.blue')),
          range: report.next.range,
          spoken: l10n.t('Next: {0}', report.next.message),
        },
      ]
    : [];
  const whole = Math.floor(report.completeness);
  return {
    id,
    label: l10n.t('{0}% done', whole),
    description: title,
    icon: new vscode.ThemeIcon(whole === 100 && next.length === 0 ? 'verified-filled' : 'book'),
    range: report.range,
    spoken: l10n.t('{0}, {1}% done', title, whole),
    open: true,
    children: [...next, ...report.sections.map((section) => sectionNode(section, `${id}/${section.id}`))],
  };
}

class Tree implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly active: ActiveReport) {}

  refresh(): void {
    this.changed.fire();
  }

  getChildren(node?: Node): Node[] {
    if (node !== undefined) return node.children ?? [];
    const { current } = this.active;
    return (current?.overview.reports ?? []).map((report, index) => reportNode(report, `${current?.document.uri}#${index}`));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, !node.children?.length ? None : node.open ? Expanded : Collapsed);
    item.id = node.id;
    item.description = node.description ?? '';
    item.tooltip = node.spoken ?? node.label;
    item.accessibilityInformation = { label: node.spoken ?? node.label };
    if (node.icon) item.iconPath = node.icon;
    const uri = this.active.current?.document.uri;
    if (node.range && uri) {
      const { start } = node.range;
      const selection = new vscode.Range(start.line, start.character, start.line, start.character);
      const column = this.active.editor()?.viewColumn;
      item.command = { command: 'vscode.open', title: l10n.t('Show'), arguments: [uri, { selection, viewColumn: column }] };
    }
    return item;
  }
}

export function showPanel(active: ActiveReport): vscode.Disposable {
  const tree = new Tree(active);
  const view = vscode.window.createTreeView('gouji.overview', { treeDataProvider: tree, showCollapseAll: true });
  const refresh = () => {
    const { current } = active;
    const serious = current ? findingsOf(current.document.uri).filter(({ severity }) => severity <= 1).length : 0;
    view.badge = serious > 0 ? { value: serious, tooltip: l10n.t('{0} problems', serious) } : undefined;
    if (view.visible) tree.refresh();
  };
  return vscode.Disposable.from(
    view,
    active.onChange(refresh),
    view.onDidChangeVisibility(() => tree.refresh()),
  );
}
