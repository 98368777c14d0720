// Holds what package.json promises against the sources: settings, commands and every text in three languages.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const client = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const read = (name) => fs.readFileSync(path.join(client, name), 'utf8');
const json = (name) => JSON.parse(read(name));
const manifest = json('package.json');
const sources = fs
  .readdirSync(path.join(client, 'src'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`src/${name}`))
  .join('\n');
const languages = ['', '.zh-cn', '.zh-tw'];
const found = (pattern, text) => [...text.matchAll(pattern)].map((match) => match[1]);
const sorted = (values) => [...new Set(values)].sort();

const schema = json('gouji.schema.json');
const projectKeys = Object.keys(schema.properties).filter((key) => key !== '$schema').map((key) => `gouji.${key}`);

test('project files are checked by a schema, and settings have its words', () => {
  assert.deepEqual(manifest.contributes.jsonValidation, [{ fileMatch: '.gouji.json', url: './gouji.schema.json' }]);
  const declared = manifest.contributes.configuration.properties;
  for (const key of projectKeys) {
    const { enum: words, description } = schema.properties[key.slice('gouji.'.length)];
    assert.ok(description, key);
    // An empty word stands for what nobody has set.
    if (words) assert.deepEqual(declared[key].enum.filter((word) => word !== ''), words, key);
  }
  assert.deepEqual(declared['gouji.severity'].additionalProperties.enum, schema.definitions.severity.enum);
});

test('every text of package.json stands in three languages', () => {
  const wanted = sorted(found(/"%([^%"]+)%"/g, read('package.json')));
  assert.ok(wanted.length > 0);
  for (const name of languages.map((language) => `package.nls${language}.json`)) {
    assert.deepEqual(sorted(Object.keys(json(name))), wanted, name);
    for (const [key, text] of Object.entries(json(name))) assert.ok(text.trim() !== '', `${name}: ${key}`);
  }
});

// VS Code takes a text of the manifest that is one word between per cent signs for a key, looks it up in the file of the
// display language and then in the one without a language, and leaves what it does not find as it is.
function localized(value, language) {
  if (Array.isArray(value)) return value.map((one) => localized(one, language));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, localized(one, language)]));
  }
  const key = typeof value === 'string' && /^%([\w.-]+)%$/.exec(value)?.[1];
  return key ? (json(`package.nls${language}.json`)[key] ?? json('package.nls.json')[key] ?? value) : value;
}

test('the manifest that VS Code makes for each language has its words and no key is left', () => {
  const title = (language) => localized(manifest, language).contributes.commands.find(({ command }) => command === 'gouji.newReport').title;
  assert.deepEqual(languages.map(title), ['New Report…', '新建报告…', '新建報告…']);
  for (const language of languages) {
    assert.deepEqual(found(/"(%[^"]*%)"/g, JSON.stringify(localized(manifest, language))), [], language);
  }
  // What is shown to a reader of Chinese is Chinese, but for names.
  const names = /^(Gouji|HTML|Word|GB\/T|Ctrl|\W)*$/;
  for (const language of languages.slice(1)) {
    for (const [key, text] of Object.entries(json(`package.nls${language}.json`))) assert.ok(/[\u4e00-\u9fff]/.test(text) || names.test(text), `${language} ${key}: ${text}`);
  }
});

test('every command has a key, a menu or a place in the panel, and what menus name are commands', () => {
  const { commands, menus, keybindings, submenus, walkthroughs, viewsWelcome, views } = manifest.contributes;
  const declared = commands.map(({ command }) => command);
  const listed = Object.values(menus).flat();
  for (const { command, submenu } of listed) assert.ok(submenu ? submenus.some(({ id }) => id === submenu) : declared.includes(command), command);
  for (const { command } of keybindings) assert.ok(declared.includes(command), command);
  const links = languages.flatMap((language) => found(/\(command:([\w.]+)/g, read(`package.nls${language}.json`)));
  const views_ = Object.values(views).flat().map(({ id }) => `${id}.focus`);
  for (const link of links) assert.ok(declared.includes(link) || views_.includes(link) || link.startsWith('workbench.'), link);
  for (const { view } of viewsWelcome) assert.ok(views_.includes(`${view}.focus`), view);
  assert.equal(walkthroughs[0].steps.length, 5);
});

test('every text of the sources stands in three languages with the same places', () => {
  const wanted = sorted(found(/l10n\.t\(\s*'([^']+)'/g, sources));
  assert.ok(wanted.length > 0);
  const places = (text) => sorted(found(/(\{\d+\})/g, text));
  for (const name of ['bundle.l10n.json', 'bundle.l10n.zh-cn.json', 'bundle.l10n.zh-tw.json']) {
    const bundle = json(`l10n/${name}`);
    assert.deepEqual(sorted(Object.keys(bundle)), wanted, name);
    for (const [key, text] of Object.entries(bundle)) assert.deepEqual(places(text), places(key), `${name}: ${key}`);
  }
});

test('every command of package.json is registered and none beside', () => {
  const registered = found(/registerCommand\('([^']+)'/g, sources);
  assert.deepEqual(sorted(registered), sorted(manifest.contributes.commands.map(({ command }) => command)));
});

test('every setting the sources ask for is declared', () => {
  const declared = Object.keys(manifest.contributes.configuration.properties);
  const asked = found(/getConfiguration\('gouji'\)\.get<[^>]+>\('([^']+)'/g, sources).map((key) => `gouji.${key}`);
  for (const key of asked) assert.ok(declared.includes(key), key);
  // The trace setting is read by the client library, under the name of the client; what a project file may say, too, is
  // asked for by the server.
  assert.deepEqual(sorted(declared), sorted([...asked, ...projectKeys, 'gouji.trace.server']));
});

test('a setting that names a program cannot come from a workspace that is not trusted', () => {
  const setting = manifest.contributes.configuration.properties['gouji.server.path'];
  assert.equal(setting.scope, 'machine-overridable');
  assert.ok(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes('gouji.server.path'));
});

test('the language of reports activates the extension and every declared file exists', () => {
  const [language] = manifest.contributes.languages;
  assert.deepEqual([language.id, language.extensions], ['gouji-report', ['.report.md']]);
  for (const id of ['gouji-report', 'markdown', 'plaintext']) {
    assert.ok(manifest.activationEvents.includes(`onLanguage:${id}`), id);
    assert.match(sources, new RegExp(`'${id}'`));
  }
  const { grammars, snippets, viewsContainers, walkthroughs } = manifest.contributes;
  const files = [language.configuration, language.icon.light, language.icon.dark, manifest.icon, manifest.l10n]
    .concat([...grammars, ...snippets].map((one) => one.path))
    .concat(viewsContainers.activitybar.map(({ icon }) => icon))
    .concat(walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)));
  for (const file of files) assert.ok(fs.existsSync(path.join(client, file)), file);
  const configuration = json(language.configuration);
  for (const pair of [['（', '）'], ['《', '》'], ['“', '”']]) assert.deepEqual(configuration.brackets.find(([open]) => open === pair[0]), pair);
});

test('versions are exact and the types are those of the oldest VS Code served', () => {
  for (const [name, version] of Object.entries(manifest.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  assert.equal(json('package-lock.json').version, manifest.version);
});
