// Finds the server's executable and tells in words why one cannot be run.
import { constants, promises as fs } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { l10n } from './l10n';

// The path of `gouji.server.path`, else the server that was packaged with the extension. `~/` is the user's home.
export function serverPath(context: vscode.ExtensionContext): string {
  const configured = vscode.workspace.getConfiguration('gouji').get<string>('server.path', '').trim();
  if (configured === '') {
    return context.asAbsolutePath(path.join('server', process.platform === 'win32' ? 'gouji.exe' : 'gouji'));
  }
  return configured.replace(/^~(?=\/|\\)/, process.env['HOME'] ?? '~');
}

// The reason why the file cannot be started, or undefined where nothing speaks against it.
export async function whyNotExecutable(file: string): Promise<string | undefined> {
  const stat = await fs.stat(file).catch(() => undefined);
  if (stat === undefined) return l10n.t('the file does not exist');
  if (!stat.isFile()) return l10n.t('it is not a file');
  const executable = await fs.access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  return executable ? undefined : l10n.t('the file is not executable');
}
