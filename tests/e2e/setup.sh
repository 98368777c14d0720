#!/usr/bin/env bash
# Finishes what `npm ci` leaves undone (its install scripts stay off): makes the VS Code server inside code-server able to run.
set -euo pipefail
cd "$(dirname "$0")"
top=$PWD
vs=$top/node_modules/code-server/lib/vscode
node=$(readlink -f "$(command -v node)")
stamp=$vs/.gouji-setup
want="$(node -p "require('./node_modules/code-server/package.json').version") $(node -v)"
if [ "$(cat "$stamp" 2>/dev/null || true)" = "$want" ]; then exit 0; fi

cd "$vs"
# The shrinkwrap lacks a peer dependency, which plain `npm ci` refuses.
npm ci --ignore-scripts --omit=dev --legacy-peer-deps --no-audit --no-fund --loglevel=error
mkdir -p node_modules/@vscode/ripgrep/bin
cp "$top/node_modules/@vscode/ripgrep-linux-x64/bin/rg" node_modules/@vscode/ripgrep/bin/rg
ln -sfn node_modules node_modules.asar

# Native modules are compiled against the headers beside the node that will load them, so that none are downloaded.
prefix=$(dirname "$(dirname "$node")")
if [ -f "$prefix/include/node/node.h" ]; then export npm_config_nodedir=$prefix; fi
rebuild() { npm rebuild "$1" --ignore-scripts=false --loglevel=error; }

# Without the watchdog the extension host does not start. A stub serves too: the module only ends a host whose parent died.
if ! rebuild native-watchdog; then
  printf 'exports.start = () => {};\nexports.exit = (code) => process.exit(code || 0);\n' > node_modules/native-watchdog/index.js
fi
rebuild @vscode/spdlog || echo "spdlog was not built: the VS Code server will write no log files" >&2
echo "$want" > "$stamp"
