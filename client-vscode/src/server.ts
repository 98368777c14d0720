// Owns the one connection to the language server: start, stop, restart, and what the user is told when it fails.
import * as vscode from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient/node';
import { serverPath, whyNotExecutable } from './executable';
import { l10n } from './l10n';

const languages = ['gouji-report', 'markdown', 'plaintext', 'html'];
const schemes = ['file', 'untitled'];
// The documents that the server is told of.
export const selector = schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language })));
const crashLimit = 4;
const crashWindow = 3 * 60 * 1000;

// VS Code lists all related places above what the server says in a hover, and lets nobody change that: the addends of a
// sum would push the written-out sum out of sight. So a diagnostic keeps only few places, in other lines than its own.
function keepHoverShort(diagnostic: vscode.Diagnostic): void {
  const { start } = diagnostic.range;
  const elsewhere = diagnostic.relatedInformation?.filter(({ location }) => location.range.start.line !== start.line);
  diagnostic.relatedInformation = elsewhere !== undefined && elsewhere.length <= 4 ? elsewhere : [];
}

// The client library would show messages of its own beside ours when a server fails; here they only go to the log.
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown, show?: boolean | 'force'): void {
    super.error(message, data, show === 'force' ? false : show);
  }
}

export class Server {
  private client: LanguageClient | undefined;
  // Starts and stops follow each other in this chain, so that two commands in a row never run two servers.
  private turn: Promise<void> = Promise.resolve();
  private readonly findings = new vscode.EventEmitter<vscode.Uri>();
  // A document whose findings the server has just told: its answers now speak of the text of that moment.
  readonly onFindings = this.findings.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.OutputChannel,
  ) {}

  restart(): Promise<void> {
    return this.queue(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.queue(() => this.end());
  }

  // Asks the server; undefined where it is down, or where it is too old to know the question.
  async ask<Answer>(method: string, parameters: object, token?: vscode.CancellationToken): Promise<Answer | undefined> {
    await this.turn;
    const client = this.client;
    if (client?.state !== State.Running) return undefined;
    try {
      return await client.sendRequest<Answer>(method, parameters, ...(token ? [token] : []));
    } catch (error) {
      if (!token?.isCancellationRequested) this.log.appendLine(`${method}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }

  private queue(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step, step);
    return this.turn;
  }

  private async begin(): Promise<void> {
    const command = serverPath(this.context);
    const reason = await whyNotExecutable(command);
    if (reason !== undefined) return this.complain(command, reason);
    // No `transport`: with it the client library would add an argument of its own.
    const client = new QuietClient('gouji', 'Gouji', { command, args: ['lsp'] }, this.options(command));
    try {
      await client.start();
      this.client = client;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.complain(command, l10n.t('it does not answer as a language server ({0})', message));
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // A server that is already down has nothing to stop; that is no fault to show.
    if (client?.state === State.Running) await client.stop().catch(() => undefined);
    await client?.dispose().catch(() => undefined);
  }

  private options(command: string): LanguageClientOptions {
    const crashes: number[] = [];
    return {
      documentSelector: selector,
      outputChannel: this.log,
      initializationOptions: {
        language: vscode.workspace.getConfiguration('gouji').get<string>('language', 'auto'),
        documentation: vscode.Uri.joinPath(this.context.extensionUri, 'codes').toString(),
      },
      synchronize: { configurationSection: 'gouji' },
      middleware: {
        handleDiagnostics: (uri, diagnostics, next) => {
          for (const diagnostic of diagnostics) keepHoverShort(diagnostic);
          next(uri, diagnostics);
          this.findings.fire(uri);
        },
        workspace: {
          // A setting that changes while the server goes down is no fault: the next server is given it at its start.
          didChangeConfiguration: async (sections, next) => {
            if (this.client?.state === State.Running) await next(sections).catch(() => undefined);
          },
        },
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: (): CloseHandlerResult => {
          // Without a client the server died before it ever answered; begin() reports that.
          if (this.client === undefined) return { action: CloseAction.DoNotRestart, handled: true };
          const now = Date.now();
          crashes.push(now);
          if (crashes.filter((time) => now - time < crashWindow).length <= crashLimit) {
            return { action: CloseAction.Restart, handled: true };
          }
          this.complain(command, l10n.t('it stopped {0} times in a few minutes', crashLimit + 1));
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  private complain(command: string, reason: string): void {
    const text = l10n.t('Gouji cannot run its server {0}: {1}.', command, reason);
    this.log.appendLine(text);
    const restart = l10n.t('Restart Server');
    const settings = l10n.t('Open Settings');
    const log = l10n.t('Show Log');
    void vscode.window.showErrorMessage(text, restart, settings, log).then((choice) => {
      if (choice === restart) return this.restart();
      if (choice === settings) return vscode.commands.executeCommand('workbench.action.openSettings', 'gouji.server.path');
      if (choice === log) this.log.show();
      return undefined;
    });
  }
}
