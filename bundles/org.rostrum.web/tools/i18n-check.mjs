// SPDX-License-Identifier: Apache-2.0
// Texts: every key that code uses exists, every key that exists is used, and no component carries a literal text.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const KIT = join(root, 'packages/kit/src');
const PLURALS = /_(zero|one|two|few|many|other)$/;
/** Attributes whose text somebody reads or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'alt', 'title', 'label', 'placeholder', 'description', 'text', 'action']);
/** Texts that are the same in every language. */
const NEUTRAL = new Set(['video.example.com', '2697 881 968', '·', '…', '—']);

const faults = [];
const report = (file, text) => faults.push(`${relative(root, file)}: ${text}`);

function flatten(tree, prefix = '') {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : flatten(value, `${prefix}${key}.`)));
}

/** JSON lets a key stand twice and keeps the last one, so that a text that somebody mends may be one that nobody sees. */
function reportTwice(file) {
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const names = node.properties.map((each) => each.name.text);
      names.filter((name, index) => names.indexOf(name) !== index).forEach((name) => report(file, `${name} stands twice`));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.parseJsonText(file, readFileSync(file, 'utf8')));
}

const keysOf = (file) => (existsSync(file) ? flatten(JSON.parse(readFileSync(file, 'utf8'))) : []);

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/generated|\.test\./.test(name))
    .map((name) => join(folder, name));
}

/** Letters in two or more together: a word. */
const isText = (text) => /\p{L}{2}/u.test(text) && !NEUTRAL.has(text.trim());

/** A constant text, or for a template the pattern of what it may become; null for anything else. */
function keyPattern(node) {
  if (ts.isStringLiteralLike(node)) return new RegExp(`^${escape(node.text)}$`);
  if (ts.isTemplateExpression(node)) {
    const tail = node.templateSpans.map((span) => `[^.]+${escape(span.literal.text)}`).join('');
    return new RegExp(`^${escape(node.head.text)}${tail}$`);
  }
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [keyPattern(node.whenTrue), keyPattern(node.whenFalse)];
    return yes && no && new RegExp(`${yes.source}|${no.source}`);
  }
  return null;
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Calls `t('…')` and `….t('…')`, and every constant text that looks like a key (tables of keys). */
function scan(file, known, used) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const visit = (node) => {
    if (ts.isCallExpression(node) && /(^|\.)(t|exists)$/.test(node.expression.getText()) && node.arguments.length > 0) use(node.arguments[0]);
    if (ts.isStringLiteralLike(node) && known.has(node.text)) used.add(node.text);
    if (ts.isJsxText(node) && isText(node.text)) report(file, `literal text "${node.text.trim()}"`);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)
      && isText(node.initializer.text)) report(file, `literal text in ${node.name.getText()}: "${node.initializer.text}"`);
    ts.forEachChild(node, visit);
  };
  const use = (argument) => {
    const pattern = keyPattern(argument);
    if (!pattern) return;
    const found = [...known].filter((key) => pattern.test(key) || pattern.test(key.replace(PLURALS, '')));
    if (found.length === 0) report(file, `no text for ${argument.getText()}`);
    found.forEach((key) => used.add(key));
  };
  visit(source);
}

/** All texts of a folder of JSON files; an application spreads them over each other, so that no two may share a root. */
const keysIn = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).flatMap((name) => (reportTwice(join(folder, name)), keysOf(join(folder, name)))) : []);

const kitFile = join(KIT, 'locales');
const kitKeys = keysIn(kitFile);
// Texts of refusals are chosen by the server's words; a unit test holds them against the enums.
const used = new Set(kitKeys.filter((key) => /^(error|refusal)\./.test(key)));
sourcesIn(KIT).forEach((file) => scan(file, new Set(kitKeys), used));
for (const name of readdirSync(join(root, 'apps'))) {
  const texts = join(root, 'apps', name, 'src/i18n');
  const own = keysIn(texts);
  const known = new Set([...kitKeys, ...own]);
  sourcesIn(join(root, 'apps', name, 'src')).forEach((file) => scan(file, known, used));
  own.filter((key) => !used.has(key)).forEach((key) => report(texts, `unused ${key}`));
  own.filter((key) => kitKeys.includes(key)).forEach((key) => report(texts, `${key} is a text of the kit`));
  own.forEach((key) => used.delete(key));
}
kitKeys.filter((key) => !used.has(key)).forEach((key) => report(kitFile, `unused ${key}`));

faults.forEach((fault) => console.error(fault));
console.log(`i18n: ${kitKeys.length} texts of the kit, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
