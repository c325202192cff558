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
    assert.equal(parseSurveys(new FakeSurveys({ form: FIVE }).lines()).surveys[0].running, true);
    assert.equal(parseWords({ words: WORDS }).length, 3);
    assert.throws(() => parseResults({ ...RESULTS, criteria: [{ ...RESULTS.criteria[0], low: '3' }] }), { name: 'BadShape', path: 'criteria[0].low' });
  });

  const RANDOM = 1;
  /** The same forms in every run: a generator of numbers with a seed. */
  function dice(seed) {
    let state = seed;
    return (sides) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor(state / 2 ** 32 * sides);
    };
  }
  const KINDS = ['scale5', 'yes_no', 'one', 'many', 'nps', 'text', 'note'];
  function randomForm(roll) {
    const questions = [];
    const count = 1 + roll(6);
    for (let n = 0; n < count; n += 1) {
      const kind = KINDS[roll(KINDS.length)];
      const options = kind === 'one' || kind === 'many' ? Array.from({ length: 2 + roll(2) }, (_, i) => ({ id: `o${i + 1}`, title: { ru: 'Вариант', en: '' } })) : [];
      const parents = questions.filter((each) => ['scale5', 'yes_no', 'one', 'many'].includes(each.kind));
      const parent = parents.length > 0 && roll(3) > 0 ? parents[roll(parents.length)] : null;
      const choices = parent === null ? [] : parent.kind === 'scale5' ? ['1', '2', '3', '4', '5', 'gone'] : parent.kind === 'yes_no' ? ['yes', 'no', 'gone'] : [...parent.options.map((each) => each.id), 'gone'];
      const show_if = parent === null ? null : { question: parent.id, any_of: choices.filter(() => roll(3) === 0) };
      questions.push({ id: `q${n + 1}`, kind, title: { ru: 'Вопрос', en: '' }, options, least: 0, most: 9, may_decline: true, show_if });
    }
    return { survey: 's', version: 1, title: { ru: 'Анкета', en: '' }, questions };
  }
  /** Every way that anybody can go, by trying every answer: ids of the questions, joined. */
  function everyWay(form, visible) {
    const found = new Set();
    const answersTo = (asked) => {
      const ids = asked.kind === 'scale5' ? ['1', '2', '3', '4', '5'] : asked.kind === 'yes_no' ? ['yes', 'no'] : asked.options.map((each) => each.id);
      const single = ids.map((id) => [id]);
      if (asked.kind !== 'many') return [[], ...single];
      return Array.from({ length: 2 ** ids.length }, (_, mask) => ids.filter((__, bit) => (mask >> bit) % 2 === 1));
    };
    const matters = form.questions.filter((asked) => form.questions.some((each) => each.show_if?.question === asked.id));
    const go = (at, answer) => {
      if (at === matters.length) {
        found.add(visible(form, answer).join());
        return;
      }
      for (const chosen of answersTo(matters[at])) go(at + 1, chosen.length > 0 ? { ...answer, [matters[at].id]: { chosen } } : answer);
    };
    go(0, {});
    return found;
  }

  test('all ways through a form are what trying every answer finds, each leads where it says, and what nobody sees is named', async () => {
    const { ways, way } = await load('console/survey/ways.ts');
    const { visible } = await load('survey/form.ts');
    const roll = dice(RANDOM);
    let [branched, dead] = [0, 0];
    for (let round = 0; round < 2_000; round += 1) {
      const form = randomForm(roll);
      const wanted = everyWay(form, visible);
      const told = ways(form);
      assert.equal(told.count, wanted.size, JSON.stringify(form));
      const walked = Array.from({ length: told.count }, (_, number) => {
        const steps = way(form, number);
        const answer = Object.fromEntries(steps.filter((each) => each.chosen !== null).map((each) => [each.question.id, { chosen: each.chosen }]));
        assert.deepEqual(visible(form, answer), steps.map((each) => each.question.id), JSON.stringify(form));
        return steps.map((each) => each.question.id).join();
      });
      assert.deepEqual(new Set(walked), wanted);
      const lengths = walked.map((each) => each.split(',').filter((id) => id !== '' && form.questions.find((one) => one.id === id).kind !== 'note').length);
      assert.deepEqual([told.shortest, told.longest], [Math.min(...lengths), Math.max(...lengths)]);
      const seen = new Set([...wanted].flatMap((each) => each.split(',')));
      assert.deepEqual(told.dead, form.questions.map((each) => each.id).filter((id) => !seen.has(id)));
      branched += told.count > 1;
      dead += told.dead.length > 0;
    }
    assert.ok(branched > 200 && dead > 100, `${branched} forms branch, ${dead} have dead questions`);
  });

  test('a form of thirty questions with more ways than anybody can walk is counted at once', async () => {
    const { ways, way } = await load('console/survey/ways.ts');
    const question = (id, show_if) => ({ id, kind: 'yes_no', title: { ru: id, en: '' }, options: [], least: 0, most: 9, may_decline: true, show_if });
    const questions = Array.from({ length: 15 }, (_, n) => [question(`a${n}`, null), question(`b${n}`, { question: `a${n}`, any_of: ['yes'] })]).flat();
    const form = { survey: 's', version: 1, title: { ru: 'A', en: '' }, questions };
    assert.deepEqual(ways(form), { count: 2 ** 15, shortest: 15, longest: 30, dead: [] });
    assert.equal(way(form, 2 ** 15 - 1).length, 30);
  });

  test('an id that was published is given to nothing else, and a copy, a move and another kind keep conditions whole', async () => {
    const draft = await load('console/survey/draft.ts');
    const { ALL_KINDS } = await import('../support/fake_surveys.mjs');
    const published = [ALL_KINDS];
    const form = JSON.parse(JSON.stringify(ALL_KINDS));
    assert.equal(draft.freshId('q', new Set(['q1', 'q2', 'q4'])), 'q3');
    // Another kind of a published question is another question; who depended on it depends on the new one.
    const other = draft.ofKind(form, 1, 'one', published);
    assert.equal(other.questions[1].id, 'q1');
    assert.deepEqual([other.questions[1].kind, other.questions[2].show_if.question, other.questions[1].options.length], ['one', 'q1', 2]);
    // One that was never published keeps its id.
    assert.equal(draft.ofKind(form, 1, 'scale5', []).questions[1].id, 'first');
    const copy = draft.copied(form, 2, published);
    assert.deepEqual([copy.questions[3].id, copy.questions[3].show_if, copy.questions.length], ['q1', form.questions[2].show_if, form.questions.length + 1]);
    const moved = draft.moved(form, 2, -1);
    assert.deepEqual(moved.questions.map((each) => each.id).slice(0, 3), ['hello', 'how', 'first']);
    assert.equal(draft.moved(form, 0, -1), form);
    assert.deepEqual([...draft.optionIdsOf(published, 'how')], ['signs', 'people']);
  });

  test('which questions a kiosk asks is what services/core says of it', async () => {
    const { atKiosk } = await load('console/survey/draft.ts');
    const asked = (kind, title, options = []) => ({ id: 'q', kind, title: { ru: title, en: '' }, options: options.map((each, n) => ({ id: `o${n}`, title: { ru: each, en: '' } })), least: 0, most: 1, may_decline: true, show_if: null });
    const five = ['а', 'б', 'в', 'г', 'д'];
    const shown = [
      [asked('scale5', 'ё'.repeat(75)), true], [asked('scale5', 'ё'.repeat(76)), false], [asked('yes_no', 'А'), true], [asked('one', 'А', five), true], [asked('one', 'А', [...five, 'е']), false],
      [asked('one', 'А', ['ё'.repeat(30), 'б']), true], [asked('one', 'А', ['ё'.repeat(31), 'б']), false], [asked('many', 'А', five), false], [asked('nps', 'А'), false], [asked('number', 'А'), false],
      [asked('text', 'А'), false], [asked('note', 'А'), false],
    ];
    for (const [question, wanted] of shown) assert.equal(atKiosk(question), wanted, JSON.stringify(question));
  });

  test('a form is sent without the languages that say nothing, but for Russian', async () => {
    const { draftForm, toWire } = await load('lib/survey_form.ts');
    const read = draftForm({ survey: 's', version: 1, title: {}, questions: [{ id: 'q1', kind: 'one', title: { ru: 'Да?', tt: 'Әйе?' }, options: [{ id: 'o1', title: {} }], least: 0, most: 1, may_decline: true, show_if: null }] }, 'form');
    assert.deepEqual(read.title, { ru: '', en: '' });
    const sent = toWire(read);
    assert.deepEqual([sent.title, sent.questions[0].title, sent.questions[0].options[0].title], [{ ru: '' }, { ru: 'Да?', tt: 'Әйе?' }, { ru: '' }]);
  });

  test('figures of a period and the quality of one are read, with what is not told', async () => {
    const { parsePeriod, parseQuality, parseSigns } = await load('lib/survey_period.ts');
    const { emptyQuality, kindsPeriod, periodOf, qualityOf, SIGNS } = await import('../support/fake_results.mjs');
    const { ALL_KINDS, FIVE } = await import('../support/fake_surveys.mjs');
    const span = { from: '2026-10-24', to: '2026-11-22' };
    const period = parsePeriod(periodOf(FIVE, span, span));
    const [first, waiting, , comfort, information] = period.questions;
    assert.deepEqual([first.all.best, first.all.between, waiting.standing, comfort.all.days.from, information.all.days], [0.678, [0.599, 0.748], 'worse', '2026-11-02', null]);
    assert.equal(parsePeriod(kindsPeriod(ALL_KINDS, span, null)).questions[3].all.nps, 36.3);
    assert.equal(parseQuality(qualityOf(FIVE, span)).felt[0].median, 19);
    assert.equal(parseQuality(emptyQuality(span)).rate.share, null);
    assert.equal(parseSigns({ signs: SIGNS }).length, 3);
    const torn = periodOf(FIVE, span, null);
    torn.questions[0].all.marks = '146';
    assert.throws(() => parsePeriod(torn), { name: 'BadShape', path: 'questions[0].all.marks' });
  });
});
