// Counts in the status bar what is still wrong in the report; a click leads to the next problem.
import * as vscode from 'vscode';
import { type ActiveReport, findingsOf } from './active_report';
import { l10n } from './l10n';

export function showStatus(active: ActiveReport): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('gouji.status', vscode.StatusBarAlignment.Left, 10);
  item.command = 'gouji.nextProblem';
  const refresh = () => {
    item.name = l10n.t('Gouji: problems of the report');
    if (active.current === undefined) return item.hide();
    const findings = findingsOf(active.current.document.uri);
    const count = (severity: vscode.DiagnosticSeverity) => findings.filter((finding) => finding.severity === severity).length;
    const errors = count(vscode.DiagnosticSeverity.Error);
    const warnings = count(vscode.DiagnosticSeverity.Warning);
    const serious = errors + warnings;
    item.text = serious > 0 ? `$(checklist) ${l10n.t('Gouji')} ${serious}` : `$(pass) ${l10n.t('Gouji')}`;
    const rest = findings.length - serious;
    const told =
      serious > 0
        ? l10n.t('{0} errors, {1} warnings, {2} hints. Go to the next problem.', errors, warnings, rest)
        : l10n.t('Everything ties out; {0} hints.', rest);
    item.tooltip = told;
    item.accessibilityInformation = { label: `${l10n.t('Gouji')}: ${told}`, role: 'button' };
    item.show();
  };
  refresh();
  return vscode.Disposable.from(item, active.onChange(refresh));
}
