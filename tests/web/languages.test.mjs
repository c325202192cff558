// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's page in the languages of a site: data alone, and Russian words for what is missing.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { demoStatus } from '../support/fake_hall.mjs';
import { WEB } from './support.mjs';

let vite;
const load = (path) => vite.ssrLoadModule(`/src/${path}`);
before(async () => {
  const { createServer } = await import(pathToFileURL(join(WEB, 'node_modules/vite/dist/node/index.js')));
  vite = await createServer({
    root: WEB, configFile: false, appType: 'custom', logLevel: 'error', cacheDir: join(WEB, 'node_modules/.vite-languages'),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true, include: [] },
  });
});
after(() => vite.close());

test('a phone takes the languages that the site has, and Russian for what is missing', async () => {
  const { parseStatus } = await load('lib/status_document.ts');
  const { cyrillic, nameOf, textIn, wordsOf } = await load('phone/languages.ts');
  const { view } = await load('phone/view.ts');
  assert.deepEqual(parseStatus(demoStatus({ languages: undefined })).languages, ['ru', 'en']); // of a server of before
  const site = { ru: 'Инспекция', en: 'Inspectorate', tt: 'Инспекциясе' };
  const status = parseStatus(demoStatus({ site, language: 'tt-RU', languages: ['ru', 'tt-RU', 'en'] }));
  assert.deepEqual(status.languages, ['ru', 'tt-RU', 'en']);
  assert.deepEqual(['tt', 'tt-RU', 'en-GB', 'de', 'ru'].map((tag) => textIn(status.site, tag)), ['Инспекциясе', 'Инспекциясе', 'Inspectorate', 'Инспекция', 'Инспекция']);
  assert.deepEqual(['tt', 'en-GB', 'uz-Latn'].map((tag) => [wordsOf(tag), cyrillic(tag)]), [['ru', true], ['en', false], ['ru', false]]);
  assert.deepEqual(['ru', 'en', 'tt'].map(nameOf), ['Русский', 'English', 'Татар']);
  const shown = view({ answer: { kind: 'status', status }, at: 1, staleSince: null }, status.language);
  assert.deepEqual([shown.site, shown.number, shown.headline], ['Инспекциясе', 'А023', 'Вы в очереди']);
  assert.throws(() => parseStatus(demoStatus({ site: { ...site, tt: 5 } })), { name: 'BadShape', path: 'site.tt' });
});
