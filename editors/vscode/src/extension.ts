// Starts `guideproof lsp` for the guidelines of a trusted folder. Everything else is the server's.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(vscode.commands.registerCommand("guideproof.restart", restart));
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.dispose();
  client = undefined;
  await start();
}

async function start(): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    return;
  }
  const server: ServerOptions = { command: command(), args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "yaml" },
      { scheme: "file", pattern: "**/*.csv" },
    ],
  };
  client = new LanguageClient("guideproof", "Guideproof", server, options);
  try {
    await client.start();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      `guideproof does not start (${said}). Install it with \`pip install 'guideproof[lsp]'\`, or set guideproof.path.`,
    );
  }
}

/** The command, by the settings of the user alone: a folder must not choose what is run. */
function command(): string {
  const setting = vscode.workspace.getConfiguration("guideproof").inspect<string>("path");
  const chosen = setting?.globalValue ?? setting?.defaultValue ?? "guideproof";
  return chosen.trim() || "guideproof";
}
