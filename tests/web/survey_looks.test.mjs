// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen of the surveys and of quality in the console: golden pictures in both languages on two screens, axe, and what happens when nothing
// is there, when all is as long as it may be, and when the server does not answer.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SIGNS } from '../support/fake_results.mjs';
import { ALL_KINDS, FakeSurveys, FIVE, RESULTS, WORDS } from '../support/fake_surveys.mjs';
import { startFake } from '../support/fake_talond.mjs';
import { compareWithGolden } from './golden.mjs';
import { complaints, launch, login, openPage } from './support.mjs';

let browser;
let fake;
before(async () => {
  browser = await launch();
  fake = await startFake();
});
after(async () => {
  await browser.close();
  await fake.stop();
});

const HALL = { ...ALL_KINDS, survey: 'hall', version: 2 };
const long = (count, ru, en) => ({ ru: ru.repeat(20).slice(0, count), en: en.repeat(20).slice(0, count) });
/** As long as services/core lets it be: 600 bytes of a title, twelve options. */
const LONGEST = {
  ...ALL_KINDS, survey: 'long', version: 1, title: long(300, 'Насколько удобно было найти нужное окно и получить ответ ', 'How easy it was to find the window and to get an answer '),
  questions: [
    { ...ALL_KINDS.questions[3], id: 'much', title: long(300, 'Что из перечисленного помешало вам получить услугу с первого раза ', 'Which of these kept you from being served at the first visit '),
      options: Array.from({ length: 12 }, (_, n) => ({ id: `o${n}`, title: long(120, `${n + 1}. Долгое ожидание у окна и непонятные указатели в зале `, `${n + 1}. A long wait at the window and signs that nobody understands `) })) },
    { ...ALL_KINDS.questions[2], id: 'then', show_if: { question: 'much', any_of: ['o1', 'o2'] } },
  ],
};
/** Of every state one. */
const MANY = {
  form: FIVE, results: RESULTS, words: WORDS, signs: SIGNS, planned: { survey: 'hall', offer: { from: '2026-12-01', until: '2026-12-31', survey_kiosks: true, posters: true, receipts: true, ticket_page: true, quotas: [] } },
  kept: { hall: { versions: [{ ...HALL, version: 1 }, HALL], draft: HALL }, spring: { versions: [{ ...ALL_KINDS, survey: 'spring', title: { ru: 'Декларационная кампания', en: 'Season of returns' } }] },
    new: { draft: { ...ALL_KINDS, survey: 'new', title: { ru: 'Новый зал', en: 'The new hall' }, questions: [] } } },
};
const QUOTAS = [{ part: 'morning', service: null, count: 300, taken: 121 }, { part: null, service: 'ndfl3', count: 100, taken: 100 }];

const tabs = { ru: { questions: 'Вопросы', offer: 'Где и когда', answers: 'Ответы', versions: 'Версии' }, en: { questions: 'Questions', offer: 'Where and when', answers: 'Answers', versions: 'Versions' } };
async function at(options, { user = 'specialist', path = '/surveys', ...rest }) {
  fake.surveys = new FakeSurveys(options);
  fake.before.clear();
  const page = await openPage(browser, fake.url, rest);
  await login(page, user);
  await page.click(`nav a[href="${path}"]`);
  await page.waitForSelector('.dot');
  return page;
}
/** The survey of this number in the list, and one of its parts. */
async function opened(options, rest, number, part) {
  const page = await at(options, rest);
  await page.locator('li button').nth(number).click();
  await page.locator('.tabs').getByRole('button', { name: tabs[rest.lang][part] }).click();
  return page;
}

const SCENES = {
  list: async (o) => {
    const page = await at(MANY, o);
    await page.waitForSelector('li button');
    return page;
  },
  never: async (o) => {
    const page = await at({}, o);
    await page.waitForSelector('li button');
    return page;
  },
  builder: async (o) => {
    const page = await opened(MANY, o, 1, 'questions');
    await page.locator('[data-question="how"]').click();
    await page.locator('.phone input[name=first][value=yes]').check();
    await page.locator('.picture > div > button').last().click();
    return page;
  },
  kiosk: async (o) => {
    const page = await opened({ form: FIVE, results: RESULTS }, o, 0, 'questions');
    await page.locator('.picture .keys button').nth(1).click();
    await page.waitForSelector('.kiosk svg');
    return page;
  },
  faults: async (o) => {
    const wrong = structuredClone(HALL);
    wrong.title = { ru: '', en: '' };
    wrong.questions[2].show_if.any_of = [];
    wrong.questions[2].options[1].title = { ru: '', en: '' };
    const page = await opened({ kept: { hall: { draft: wrong } } }, o, 0, 'questions');
    await page.locator('[data-question="how"]').click();
    await page.waitForSelector('.fields .option p');
    return page;
  },
  offer: async (o) => {
    const page = await opened({ ...MANY, planned: null }, o, 0, 'offer');
    await page.waitForSelector('#offer-title');
    return page;
  },
  versions: async (o) => {
    const page = await opened(MANY, o, 1, 'versions');
    await page.waitForSelector('#versions-title');
    return page;
  },
  answers: async (o) => {
    const page = await at(MANY, o);
    await page.locator('li button').nth(0).click();
    await page.waitForSelector('article');
    await page.waitForSelector('#words-title');
    await page.waitForSelector('#results-title');
    return page;
  },
  quality: async (o) => {
    const page = await at(MANY, { ...o, user: 'head', path: '/quality' });
    await page.waitForSelector('.sentences');
    return page;
  },
};

async function look(page, name) {
  try {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing is wider than the screen');
    await page.mouse.move(0, 0);
    await compareWithGolden(page, name);
    assert.deepEqual(await complaints(page), []);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.context().close();
  }
}

for (const lang of ['ru', 'en']) {
  for (const [width, height] of [[1280, 720], [1920, 1080]]) {
    describe(`surveys in ${lang} at ${width}×${height}`, () => {
      for (const [name, make] of Object.entries(SCENES)) {
        test(name, async () => look(await make({ lang, width, height }), `surveys-${name}-${width}-${lang}`));
      }
    });
  }
  describe(`surveys in ${lang}, at their worst`, () => {
    test('everything as long as it may be', async () => {
      const page = await opened({ kept: { long: { draft: LONGEST } } }, { lang, width: 1280, height: 1600 }, 0, 'questions');
      await page.locator('[data-question="then"]').click();
      await look(page, `surveys-longest-${lang}`);
    });
    test('all answers on one sheet', async () => look(await SCENES.answers({ lang, width: 1280, height: 3900 }), `surveys-answers-whole-${lang}`));
    test('every kind of question has its figure', async () => {
      const page = await at({ form: ALL_KINDS }, { lang, width: 1280, height: 1500 });
      await page.locator('li button').nth(0).click();
      await page.waitForSelector('article');
      await look(page, `surveys-kinds-${lang}`);
    });
    test('limits of answers', async () => {
      fake.surveys = new FakeSurveys(MANY);
      const page = await at(MANY, { lang, width: 1280, height: 1100 });
      fake.surveys.offer = { ...fake.surveys.offer, until: '2026-12-31', quotas: QUOTAS };
      await page.reload();
      await page.waitForSelector('li button');
      await page.waitForSelector('.dot');
      await page.locator('li button').nth(0).click();
      await page.locator('.tabs').getByRole('button', { name: tabs[lang].offer }).click();
      await page.waitForSelector('.quota');
      await look(page, `surveys-quotas-${lang}`);
    });
    test('the quality of a young inspectorate', async () => {
      const page = await at({}, { lang, width: 1280, height: 900, user: 'head', path: '/quality' });
      await page.waitForSelector('.sentences');
      await look(page, `surveys-quality-empty-${lang}`);
    });
    test('the server does not answer', async () => {
      const page = await at({}, { lang, width: 1280, height: 720 });
      await page.waitForSelector('li button');
      fake.refuse('surveys', 503, 'storage_failed');
      await page.reload();
      await page.waitForSelector('.trouble');
      await page.waitForSelector('.dot');
      await look(page, `surveys-error-${lang}`);
    });
  });
}

test('at twice the text size nothing is wider than the screen', async () => {
  for (const name of ['list', 'builder', 'offer', 'answers', 'quality']) {
    const page = await SCENES[name]({ lang: 'ru', width: 683, height: 384 });
    const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(scroll <= inner, `${name}: ${scroll} > ${inner}`);
    await page.context().close();
  }
});
