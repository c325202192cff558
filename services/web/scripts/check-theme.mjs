// SPDX-License-Identifier: GPL-3.0-or-later
// House rule: colours and type sizes are written in src/theme.css and nowhere else. Prints each breach, exits 1.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const NAMED = 'white|black|red|green|blue|navy|gr[ae]y|silver|yellow|orange|purple|pink|brown|teal|gold|crimson|tomato';
const RULES = [
  ['a literal colour', /#[0-9a-f]{3,8}\b(?!['"]?\))/i],
  ['a literal colour', /\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb|color-mix)\s*\(/i],
  ['a named colour', new RegExp(`(?:color|background|border|fill|stroke|outline|shadow)[\\w-]*\\s*:[^;{]*\\b(?:${NAMED})\\b(?!\\))`, 'i')],
  ['a literal type size', /font(?:-size)?\s*:[^;{]*\b\d+(?:\.\d+)?(?:px|pt|rem|em)\b/i],
];

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.(css|svelte)$/.test(entry.name)) yield path;
  }
}

/** Style text only: comments, scripts and markup may well speak of #1 or of red. Line numbers are kept. */
function styles(path, source) {
  const blank = (text) => text.replace(/[^\n]/g, ' ');
  const css = path.endsWith('.svelte')
    ? source.replace(/^[\s\S]*?<style>|<\/style>[\s\S]*$/g, blank)
    : source;
  return css.replace(/\/\*[\s\S]*?\*\//g, blank);
}

export function breaches(path, source, tokens) {
  if (path.endsWith('.svelte') && !source.includes('<style>')) return [];
  const found = [];
  styles(path, source).split('\n').forEach((line, index) => {
    const bare = line.replace(/var\(--[\w-]+\)/g, 'var()').replace(/\b(?:min|calc)\([^;]*vw[^;]*\)/g, 'var()');
    for (const [what, rule] of RULES) {
      if (rule.test(bare)) found.push(`${path}:${index + 1}: ${what}: ${line.trim()}`);
    }
    for (const [, token] of line.matchAll(/var\((--[\w-]+)\)/g)) {
      if (!tokens.has(token)) found.push(`${path}:${index + 1}: no such token in theme.css: ${token}`);
    }
  });
  return found;
}

export function check(folder = SOURCE) {
  const theme = readFileSync(join(folder, 'theme.css'), 'utf8');
  const tokens = new Set([...theme.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const found = [];
  for (const path of files(folder)) {
    if (path.endsWith('theme.css')) continue;
    found.push(...breaches(relative(folder, path), readFileSync(path, 'utf8'), tokens));
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = check();
  for (const line of found) console.error(line);
  if (found.length > 0) process.exit(1);
  console.log('theme: no literal colour or type size outside theme.css');
}
