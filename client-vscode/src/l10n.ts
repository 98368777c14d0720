// Speaks to the user in the language of `gouji.language`, as the server does, where VS Code's own localisation knows only VS Code's.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

const bundleNames: Record<Language, string> = {
  'zh-Hans': 'bundle.l10n.zh-cn.json',
  'zh-Hant': 'bundle.l10n.zh-tw.json',
  en: 'bundle.l10n.json',
};

let folder = '';
const bundles = new Map<Language, Record<string, string>>();

export function language(): Language {
  const wanted = vscode.workspace.getConfiguration('gouji').get<string>('language', 'auto');
  if (wanted === 'zh-Hans' || wanted === 'zh-Hant' || wanted === 'en') return wanted;
  const display = vscode.env.language.toLowerCase();
  if (!display.startsWith('zh')) return 'en';
  return /^zh-(tw|hk|mo|hant)/.test(display) ? 'zh-Hant' : 'zh-Hans';
}

function bundle(): Record<string, string> {
  const chosen = language();
  let texts = bundles.get(chosen);
  if (texts === undefined) {
    texts = JSON.parse(fs.readFileSync(path.join(folder, bundleNames[chosen]), 'utf8')) as Record<string, string>;
    bundles.set(chosen, texts);
  }
  return texts;
}

export const l10n = {
  // Where the bundles lie; to be told before anything is said.
  speakFrom(context: vscode.ExtensionContext): void {
    folder = context.asAbsolutePath('l10n');
  },

  // The message in the user's language, `{0}`, `{1}` … replaced by what follows. A message is its own English.
  t(message: string, ...values: (string | number)[]): string {
    const text = bundle()[message] ?? message;
    return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
  },
};
