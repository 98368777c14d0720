// Packs the extension: stages exactly the files that belong in it, so that nothing else can slip in. There is a package
// for each platform with the server inside, and one for all others, which takes the server of gouji.server.path.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';

const client = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(client);
const { values: options } = parseArgs({
  options: {
    server: { type: 'string', default: path.join(root, 'build/release/bin/gouji') },
    output: { type: 'string', default: path.join(root, 'build/client/gouji.vsix') },
    target: { type: 'string', default: `${process.platform}-${process.arch}` }, // as vsce calls platforms, or universal
  },
});
const universal = options.target === 'universal';
const native = options.target === `${process.platform}-${process.arch}`;

const stage = path.join(root, 'build/client', `stage-${options.target}`);
fs.rmSync(stage, { recursive: true, force: true });
fs.mkdirSync(stage, { recursive: true });

const shipped = ['README.md', 'language-configuration.json', 'gouji.schema.json', 'syntaxes', 'snippets', 'l10n', 'images'];
for (const name of fs.readdirSync(client)) if (name.startsWith('package.nls')) shipped.push(name);
for (const name of shipped) fs.cpSync(path.join(client, name), path.join(stage, name), { recursive: true });
// The source of icon.png.
fs.rmSync(path.join(stage, 'images/icon.svg'));
fs.copyFileSync(path.join(root, 'LICENSE'), path.join(stage, 'LICENSE'));
fs.copyFileSync(path.join(root, 'CHANGELOG.md'), path.join(stage, 'CHANGELOG.md'));

// The page of each code, which diagnostics link to.
fs.cpSync(path.join(root, 'core/data/codes'), path.join(stage, 'codes'), { recursive: true });

// What only developers need stays at home; all that is staged belongs in.
const { scripts, devDependencies, private: _, ...manifest } = JSON.parse(
  fs.readFileSync(path.join(client, 'package.json'), 'utf8'),
);
fs.writeFileSync(path.join(stage, 'package.json'), JSON.stringify({ ...manifest, files: ['**'] }, null, 2));

if (!universal) {
  const server = path.join(stage, 'server', options.target.startsWith('win32') ? 'gouji.exe' : 'gouji');
  fs.mkdirSync(path.dirname(server));
  fs.copyFileSync(options.server, server);
  fs.chmodSync(server, 0o755);
  if (native && process.platform !== 'win32') execFileSync('strip', process.platform === 'linux' ? [server] : ['-x', server]);
  const version = native ? execFileSync(server, ['--version'], { encoding: 'utf8' }).trim() : `gouji ${manifest.version}`;
  if (version !== `gouji ${manifest.version}`) throw new Error(`the extension is ${manifest.version}, its server ${version}`);
}

// The writer of Word files is a file of its own, which is loaded when it is first needed.
const common = { outdir: path.join(stage, 'dist'), bundle: true, minify: true, logLevel: 'warning' };
const source = (name) => path.join(client, 'src', name);
const inNode = { ...common, platform: 'node', format: 'cjs', target: 'node20', supported: { 'dynamic-import': false } };
buildSync({ ...inNode, entryPoints: [source('extension.ts')], external: ['vscode', './word'] });
buildSync({ ...inNode, entryPoints: [source('word.ts')] });
buildSync({ ...common, format: 'iife', target: 'chrome120', entryPoints: [source('webview/preview.ts'), source('webview/preview.css')] });

const vsce = path.join(client, 'node_modules/@vscode/vsce/vsce');
const target = universal ? [] : ['--target', options.target];
execFileSync(
  process.execPath,
  [vsce, 'package', '--no-dependencies', '--allow-missing-repository', ...target, '--out', options.output],
  { cwd: stage, stdio: ['ignore', 'ignore', 'inherit'] },
);
console.log(`${path.relative(process.cwd(), options.output)} (${options.target}, ${Math.ceil(fs.statSync(options.output).size / 1024)} KiB)`);
