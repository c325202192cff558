// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's page: each state as its golden picture and accessible, then what it does over time.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoExpected } from '../support/fake_waits.mjs';
import { demoStatus } from '../support/fake_hall.mjs';
import { FakeSurveys, FIVE } from '../support/fake_surveys.mjs';
import { startFake } from '../support/fake_talond.mjs';
import { compareWithGolden } from './golden.mjs';
import { complaints, launch, openPage } from './support.mjs';

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

const PHONE = { width: 390, height: 844, touch: true };
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.replace(/\u00a0/g, ' ').includes(value), wanted);
const loaded = (page) => page.waitForSelector('.news:not(:empty) .headline');

async function onPhone(values, options = {}) {
  fake.statuses.clear();
  if (values) fake.statuses.set('7ZK3M9QX2D5VA', demoStatus(values));
  const page = await openPage(browser, `${fake.url}/t/7ZK3M9QX2D5VA`, { ...PHONE, ...options });
  await loaded(page);
  return page;
}

async function look(page, name) {
  try {
    await compareWithGolden(page, name);
    assert.deepEqual(await complaints(page), []);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.context().close();
  }
}

const STATES = {
  'waiting': {},
  'waiting-unknown': { ahead: 21, wait_minutes: null, expected: null },
  'waiting-late': { ahead: 1, wait_minutes: 10, expected: demoExpected(0, 10, { late: true }) },
  'next': { ahead: 0, wait_minutes: 5, expected: demoExpected(0, 5) },
  'called': { state: 'called', window: '5', ahead: 0 },
  'serving': { state: 'serving', window: '5' },
  'served': { state: 'served' },
  'no-show': { state: 'no_show' },
  'left': { state: 'left' },
  'parked': { state: 'parked' },
};

for (const language of ['ru', 'en']) {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  describe(`phone in ${language}`, () => {
    for (const [name, values] of Object.entries(STATES)) {
      test(name, async () => look(await onPhone({ language, ...values }, { locale }), `phone-${name}-${language}`));
    }
    test('served while a survey runs', async () => {
      fake.surveys = new FakeSurveys({ form: FIVE });
      const page = await onPhone({ language, state: 'served' }, { locale });
      await page.waitForSelector('a.rate:not([hidden])');
      fake.surveys = new FakeSurveys();
      await look(page, `phone-rate-${language}`);
    });
    test('unknown', async () => look(await onPhone(null, { locale }), `phone-unknown-${language}`));
    test('stale', async () => {
      const page = await onPhone({ language }, { locale });
      await page.route('**/api/**', (route) => route.abort());
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await page.waitForSelector('body.stale');
      await look(page, `phone-stale-${language}`);
    });
  });
}

test('a small old phone shows the whole call without scrolling', async () => {
  const page = await onPhone({ state: 'called', window: '14', ahead: 0 }, { width: 320, height: 568 });
  const box = await page.locator('.window').boundingBox();
  assert.ok(box.y + box.height <= 568 && box.width <= 320);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  await look(page, 'phone-called-320x568-ru');
});

test('the call arrives: colour, words, title, an alert and a vibration, once', async () => {
  const page = await onPhone({}, { fixed: null });
  await page.clock.install();
  await page.addInitScript(() => {
    window.shaken = 0;
    navigator.vibrate = () => { window.shaken += 1; return true; };
  });
  await page.reload();
  await text(page, 'человека перед вами');
  fake.statuses.set('7ZK3M9QX2D5VA', demoStatus({ state: 'called', window: '5', ahead: 0 }));
  await page.clock.runFor(5_000);
  await page.waitForSelector('body.mood-called');
  assert.equal(await page.title(), 'Окно 5! Талон А023');
  assert.match(await page.innerText('[role=alert]'), /Подойдите к окну\s+5/);
  assert.equal(await page.innerText('div[role=status]'), '');
  await page.clock.runFor(20_000);
  assert.equal(await page.evaluate(() => window.shaken), 1);
  await page.context().close();
});

test('the language is the ticket\'s, until the visitor chooses', async () => {
  const page = await onPhone({ language: 'en' }, { fixed: null });
  await page.clock.install();
  await page.reload();
  await text(page, 'people ahead of you');
  await page.click('button[lang=ru]');
  await text(page, 'человека перед вами');
  fake.statuses.set('7ZK3M9QX2D5VA', demoStatus({ language: 'en', ahead: 1 }));
  await page.clock.runFor(5_000);
  await text(page, 'человек перед вами');
  assert.equal(await page.getAttribute('html', 'lang'), 'ru');
  await page.context().close();
});

test('as many languages as a site may offer fit, and the site speaks in the chosen one', async () => {
  const languages = ['ru', 'en', 'tt', 'ba', 'cv', 'bxr', 'sah', 'az'];
  const site = { ...demoStatus().site, tt: 'Салым инспекциясе' };
  const page = await onPhone({ languages, site }, { width: 320, height: 568 });
  assert.deepEqual(await page.$$eval('button.lang', (buttons) => buttons.map((button) => button.lang)), languages);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  for (const box of await page.$$eval('button.lang', (buttons) => buttons.map((button) => button.getBoundingClientRect().toJSON()))) {
    assert.ok(box.left >= 0 && box.right <= 320 && box.width >= 44 && box.height >= 48, JSON.stringify(box));
  }
  await page.click('button[lang=tt]');
  await text(page, 'Салым инспекциясе');
  assert.equal(await page.getAttribute('html', 'lang'), 'ru'); // its own words are Russian
  assert.deepEqual(await complaints(page), []);
  await page.context().close();
});

test('no connection is said calmly, and the page heals by itself', async () => {
  const page = await onPhone({}, { fixed: null });
  await page.clock.install();
  await page.reload();
  await text(page, 'человека перед вами');
  await page.route('**/api/**', (route) => route.abort());
  await page.clock.runFor(5_000);
  await text(page, 'Нет связи с');
  await text(page, 'человека перед вами');
  await page.unroute('**/api/**');
  await page.clock.runFor(9_000); // the pause has doubled
  await text(page, 'Обновлено в');
  await page.context().close();
});

test('a ticket that arrives later than its visitor is found by itself', async () => {
  const page = await onPhone(null, { fixed: null });
  await page.clock.install();
  await page.reload();
  await text(page, 'Талон не найден');
  fake.statuses.set('7ZK3M9QX2D5VA', demoStatus());
  await page.clock.runFor(5_000);
  await text(page, 'человека перед вами');
  await page.context().close();
});

test('after the visit nothing more is asked', async () => {
  const page = await onPhone({ state: 'served' }, { fixed: null });
  await page.clock.install();
  const answered = page.waitForResponse('**/api/v1/survey?via=ticket');
  await page.reload();
  await text(page, 'Спасибо');
  // Whether a survey runs is asked once, at the end.
  const asked = () => fake.requests.filter((call) => call.path === '/api/v1/survey').length;
  await answered;
  const before = [fake.requests.length, asked()];
  await page.clock.runFor(300_000);
  assert.deepEqual([fake.requests.length, asked()], before);
  assert.equal(await page.isVisible('a.rate'), false, 'no survey runs');
  await page.context().close();
});

test('the way from a ticket to the survey takes nothing of the ticket along', async () => {
  fake.surveys = new FakeSurveys({ form: FIVE });
  const page = await onPhone({ state: 'served' });
  const told = [];
  page.on('request', (request) => told.push(JSON.stringify([request.url(), request.headers(), request.postData()])));
  await page.click('a.rate');
  await page.check('input[name=comfort][value="4"]');
  await page.click('.send');
  await page.waitForSelector('.told.thanks');
  assert.ok(told.length >= 3 && !told.some((each) => each.includes('7ZK3M9QX2D5VA')), told.join('\n'));
  assert.equal(await page.evaluate(() => document.referrer), '');
  assert.deepEqual([...fake.surveys.taken.values()], [{ comfort: { chosen: ['4'] } }]);
  fake.surveys = new FakeSurveys();
  await page.context().close();
});

test('an answer of the wrong shape is no white page', async () => {
  const page = await onPhone({ ahead: 'many' });
  await text(page, 'Страница не смогла прочитать ответ');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
