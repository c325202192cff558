// SPDX-License-Identifier: GPL-3.0-or-later
// The survey on a visitor's phone: how it looks, that it is answered once, and that nothing is kept of who answered.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ALL_KINDS, FakeSurveys, FIVE } from '../support/fake_surveys.mjs';
import { startFake } from '../support/fake_talond.mjs';
import { compareWithGolden } from './golden.mjs';
import { complaints, launch, openPage, WEB } from './support.mjs';

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

async function onPhone(form, options = {}) {
  fake.surveys = new FakeSurveys({ form });
  fake.before.clear();
  const page = await openPage(browser, `${fake.url}/s/hall`, { ...PHONE, ...options });
  await page.waitForSelector('form, .told:not(.loading)');
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

const sent = () => fake.requests.filter((call) => call.path === '/api/v1/survey/answers');
const headline = (page, text) => page.waitForFunction((wanted) => document.querySelector('.told h1')?.textContent === wanted, text);

for (const language of ['ru', 'en']) {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  describe(`survey in ${language}`, () => {
    test('five criteria', async () => look(await onPhone(FIVE, { locale }), `survey-five-${language}`));
    test('the last question', async () => {
      const page = await onPhone(FIVE, { locale });
      await page.check('input[name=information][value="5"]');
      await page.locator('.send').scrollIntoViewIfNeeded();
      await look(page, `survey-last-${language}`);
    });
    test('thanks', async () => {
      const page = await onPhone(FIVE, { locale });
      await page.check('input[name=comfort][value="4"]');
      await page.click('.send');
      await page.waitForSelector('.told.thanks');
      await look(page, `survey-thanks-${language}`);
    });
    test('none', async () => look(await onPhone(null, { locale }), `survey-none-${language}`));
  });
}

test('all kinds of questions, by the browser’s own controls', async () => look(await onPhone(ALL_KINDS, { height: 1900 }), 'survey-kinds-ru'));

test('a question that hangs on another is shown and sent only where that was answered so', async () => {
  const page = await onPhone(ALL_KINDS);
  assert.equal(await page.isVisible('input[name=how]'), false);
  await page.check('input[name=first][value=yes]');
  await page.check('input[name=how][value=signs]');
  await page.check('input[name=missing][value=seats]');
  await page.check('input[name=missing][value=water]');
  await page.fill('input[type=number] >> nth=0', '9');
  await page.check('input[name=first][value=no]');
  assert.equal(await page.isVisible('input[name=how]'), false);
  await page.click('.send');
  await page.waitForSelector('.told.thanks');
  assert.deepEqual([...fake.surveys.taken.values()], [{ first: { chosen: ['no'] }, missing: { chosen: ['water', 'seats'] }, advise: { number: 9 } }]);
  await page.context().close();
});

test('a double tap, a reload and the way back give one answer, and that is said kindly', async () => {
  const page = await onPhone(FIVE);
  await page.check('input[name=politeness][value="5"]');
  await page.dblclick('.send');
  await headline(page, 'Спасибо!');
  assert.equal(fake.surveys.taken.size, 1);
  await page.reload();
  await headline(page, 'Вы уже ответили. Спасибо!');
  assert.equal(fake.surveys.taken.size, 1);
  await page.context().close();
});

test('Back to a survey that was answered says so, and so does a second tab that had been opened before', async () => {
  const page = await onPhone(FIVE);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.check('input[name=politeness][value="1"]');
  await page.check('input[name=politeness][value="5"]');
  await page.click('.send');
  await headline(page, 'Спасибо!');
  await page.goto(`${fake.url}/t/none`);
  await page.goBack();
  await page.waitForFunction(() => /^(Спасибо!|Вы уже ответили)/.test(document.querySelector('.told h1')?.textContent ?? ''));
  await other.click('.send');
  await headline(other, 'Вы уже ответили. Спасибо!');
  assert.deepEqual([...fake.surveys.taken.values()], [{ politeness: { chosen: ['5'] } }]);
  await page.context().close();
});

test('an answer whose thanks were lost is the same answer when it is sent again', async () => {
  const page = await onPhone(FIVE);
  await page.check('input[name=politeness][value="2"]');
  let lost = true;
  await page.route('**/api/v1/survey/answers', async (route) => {
    if (!lost) return route.continue();
    lost = false;
    await route.fetch();
    return route.abort();
  });
  await page.click('.send');
  await page.waitForFunction(() => document.querySelector('.news')?.textContent?.includes('нет связи'));
  assert.equal(await page.isChecked('input[name=politeness][value="2"]'), true, 'nothing that was marked is lost');
  await page.click('.send');
  await headline(page, 'Вы уже ответили. Спасибо!');
  assert.equal(fake.surveys.taken.size, 1);
  await page.context().close();
});

const CODE = '7ZK3M9QXEWWWEKDV';
const SERVICE = { ru: 'Декларация 3-НДФЛ', en: 'Income tax return' };

/** As a camera opens it: everything in capitals. */
async function scanned(code, receipts = { [CODE]: SERVICE }, form = FIVE) {
  fake.surveys = new FakeSurveys({ form });
  fake.surveys.receipts = receipts;
  fake.before.clear();
  const page = await openPage(browser, `${fake.url}/S/${code}`, PHONE);
  await page.waitForSelector('form, .told:not(.loading)');
  return page;
}

test('a receipt’s code binds the answer to its service, once, and looks like this', async () => {
  const page = await scanned(CODE);
  assert.equal(await page.textContent('.service'), SERVICE.ru);
  await compareWithGolden(page, 'survey-receipt-ru');
  await page.check('input[name=comfort][value="4"]');
  await page.click('.send');
  await headline(page, 'Спасибо!');
  assert.equal(sent().at(-1).body.receipt, CODE);
  assert.ok(fake.surveys.spent.has(CODE));
  await page.reload();
  await headline(page, 'Вы уже ответили. Спасибо!');
  await page.context().close();
});

test('a receipt that another phone has used is refused kindly, before anything is filled in and after', async () => {
  const page = await scanned(CODE);
  await page.check('input[name=comfort][value="4"]');
  fake.surveys.spent.add(CODE); // meanwhile
  await page.click('.send');
  await headline(page, 'По этому чеку уже ответили');
  assert.equal(fake.surveys.taken.size, 0);
  const other = await openPage(browser, `${fake.url}/s/${CODE.toLowerCase()}`, PHONE);
  await headline(other, 'По этому чеку уже ответили');
  await compareWithGolden(other, 'survey-used-ru');
  await page.context().close();
  await other.context().close();
});

test('a code that is worth nothing sends nobody away', async () => {
  const page = await scanned(CODE, {});
  await page.waitForFunction(() => document.querySelector('.news')?.textContent?.includes('не подошёл'));
  await page.check('input[name=comfort][value="4"]');
  await page.click('.send');
  await headline(page, 'Спасибо!');
  assert.equal(sent().at(-1).body.receipt, undefined);
  await page.context().close();
});

test('of a receipt’s code the phone keeps the half that proves nothing', async () => {
  const page = await scanned(CODE);
  await page.check('input[name=comfort][value="4"]');
  await page.click('.send');
  await headline(page, 'Спасибо!');
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!kept.includes(CODE.slice(8)), kept);
  await page.context().close();
});

test('without an answer nothing is sent', async () => {
  const page = await onPhone(FIVE);
  const before = sent().length;
  await page.fill('textarea', '   ');
  await page.click('.send');
  await page.waitForFunction(() => document.querySelector('.news')?.textContent !== '');
  assert.equal(sent().length, before);
  await page.context().close();
});

test('a survey that has ended meanwhile says so, and one that cannot be taken says what to do', async () => {
  const page = await onPhone(FIVE);
  await page.check('input[name=comfort][value="1"]');
  fake.refuse('answers', 429, 'too_many_tries');
  await page.click('.send');
  await page.waitForFunction(() => document.querySelector('.news')?.textContent?.includes('через минуту'));
  fake.allow('answers');
  fake.surveys.form = null;
  await page.click('.send');
  await headline(page, 'Сейчас опроса нет');
  await page.context().close();
});

test('no cookie, and beside the id of the answer and that it was given nothing is kept', async () => {
  const page = await onPhone(FIVE);
  await page.check('input[name=comfort][value="1"]');
  await page.fill('textarea', 'Мало мест');
  await page.click('.send');
  await page.waitForSelector('.told.thanks');
  assert.deepEqual(await page.context().cookies(), []);
  const kept = await page.evaluate(() => Object.values(localStorage));
  assert.equal(kept.length, 1);
  assert.deepEqual(Object.keys(JSON.parse(kept[0])).sort(), ['done', 'id']);
  const { headers } = sent().at(-1);
  assert.equal(headers.cookie, undefined);
  assert.equal(headers.referer, undefined);
  await page.context().close();
});

test('a browser without storage answers all the same', async () => {
  const page = await onPhone(FIVE);
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('denied'); } }));
  await page.reload();
  await page.waitForSelector('form');
  await page.check('input[name=comfort][value="1"]');
  await page.click('.send');
  await page.waitForSelector('.told.thanks');
  await page.context().close();
});

test('everything is reached by keys alone', async () => {
  const page = await onPhone(FIVE);
  await page.focus('input[name=service_time][value="5"]');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.isChecked('input[name=service_time][value="4"]'), true);
  await page.focus('textarea');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.told.thanks');
  await page.context().close();
});

test('the page weighs no more than 25 kB in all, and asks nobody else', async () => {
  const page = await onPhone(FIVE);
  const named = await page.$$eval('script[src], link[href]', (elements) => elements.map((element) => new URL(element.src || element.href).pathname));
  const files = ['/survey.html', ...new Set(named)];
  // What is loaded is named in the page: no part of it brings another.
  for (const path of files.filter((each) => each.endsWith('.js'))) {
    const others = [...readFileSync(join(WEB, 'dist', path), 'utf8').matchAll(/from\s*"\.\/([^"]+)"/g)].map((match) => `/assets/${match[1]}`);
    assert.deepEqual(others.filter((each) => !files.includes(each)), []);
  }
  const bytes = files.reduce((sum, path) => sum + readFileSync(join(WEB, 'dist', path)).length, 0);
  assert.ok(files.length > 2 && bytes <= 25_000, `${bytes} bytes in ${files.join(', ')}`);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
