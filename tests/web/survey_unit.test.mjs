// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of surveys as the phone's page and the console know them, read from their TypeScript sources; no browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT, WEB } from './support.mjs';

let vite;
const load = (path) => vite.ssrLoadModule(`/src/${path}`);
before(async () => {
  const { createServer } = await import(pathToFileURL(join(WEB, 'node_modules/vite/dist/node/index.js')));
  vite = await createServer({
    root: WEB, configFile: false, appType: 'custom', logLevel: 'error', cacheDir: join(WEB, 'node_modules/.vite-survey'),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true, include: [] },
  });
});
after(() => vite.close());

describe('surveys', () => {
  test('which questions are asked is what services/core says, in every case of its table', async () => {
    const { parseForm, visible } = await load('survey/form.ts');
    const cases = JSON.parse(readFileSync(join(ROOT, 'tests/data/survey/visibility.json'), 'utf8'));
    assert.ok(cases.length >= 100);
    for (const { form, answer, visible: asked } of cases) assert.deepEqual(visible(parseForm(form, 'form'), answer), asked, JSON.stringify(answer));
    assert.ok(cases.some((each) => each.visible.length < each.form.questions.length), 'some question is hidden in some case');
  });

  test('what is hidden is not sent, nor are empty words', async () => {
    const { toSend } = await load('survey/form.ts');
    const { ALL_KINDS } = await import('../support/fake_surveys.mjs');
    const answer = { first: { chosen: ['no'] }, how: { chosen: ['signs'] }, minutes: { number: 0 }, words: { text: ' ' } };
    assert.deepEqual(toSend(ALL_KINDS, answer), { first: { chosen: ['no'] }, minutes: { number: 0 } });
  });

  test('results are read with what is hidden, and one torn is named', async () => {
    const { parseResults, parseSurveys, parseWords } = await load('lib/survey_document.ts');
    const { FakeSurveys, FIVE, RESULTS, WORDS } = await import('../support/fake_surveys.mjs');
    const results = parseResults(RESULTS);
    assert.deepEqual([results.criteria[2].counts, results.criteria[2].mean, results.criteria[4].best], [[null, null, 6, 18, 118], 4.7, null]);
    assert.equal(parseSurveys(new FakeSurveys({ form: FIVE }).lines())[0].running, true);
    assert.equal(parseWords({ words: WORDS }).length, 3);
    assert.throws(() => parseResults({ ...RESULTS, criteria: [{ ...RESULTS.criteria[0], low: '3' }] }), { name: 'BadShape', path: 'criteria[0].low' });
  });
});
