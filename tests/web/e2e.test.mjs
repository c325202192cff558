// SPDX-License-Identifier: GPL-3.0-or-later
// The pages on the real talond (TALOND=path), its demonstration inspectorate, and tickets pushed by a test kiosk.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, RealTalond } from '../support/real_talond.mjs';
import { TicketSource } from '../support/ticket_source.mjs';
import { HELD, NEXT } from './console_scenes.mjs';
import { complaints, launch, login, openPage, shotsFolder } from './support.mjs';

const TALOND = process.env.TALOND;
const ROUNDS = 8;
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.includes(value), wanted);
const idle = (page) => page.waitForSelector('.actions[aria-busy=false]');
const held = async (page) => (await page.waitForSelector(`${HELD} .number`)).innerText();

describe('with the real talond', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  let kiosk;
  let tickets;
  const pages = [];

  before(async () => {
    browser = await launch();
    talond = new RealTalond(TALOND, process.env.SITE);
    talond.user('operator1', 'operator', 'Оператор 1');
    talond.user('operator2', 'operator', 'Оператор 2');
    talond.user('specialist', 'specialist', 'Специалист');
    talond.user('administrator', 'administrator', 'Администратор зала');
    const place = talond.site.places.find((item) => item.role === 'ticket').id;
    const code = talond.enrol('ticket', place);
    await talond.start();
    kiosk = new TicketSource(talond.url);
    await kiosk.enrol(code);
    await kiosk.connect();
  });

  after(async () => {
    kiosk?.close();
    await browser?.close();
    await talond?.remove();
  });

  const shot = async (page, name) => {
    const folder = shotsFolder();
    if (folder) writeFileSync(join(folder, `e2e-${name}.png`), await page.screenshot());
  };

  async function staff(user) {
    const page = await openPage(browser, talond.url, { fixed: null });
    await login(page, user, PASSWORD);
    pages.push(page);
    return page;
  }

  /** Two windows that serve the same service, and that service. */
  function twins() {
    const idOf = (service) => (typeof service === 'string' ? service : service.id);
    for (const service of talond.site.services) {
      const windows = talond.site.windows.filter((window) => window.services.map(idOf).includes(service.id));
      if (windows.length >= 2) return { service, windows: windows.map((window) => String(window.number)) };
    }
    throw new Error('the site has no service with two windows');
  }

  const windowButton = (page, window) => page.getByRole('button', { name: new RegExp(`^Занять окно ${window}(?!\\d)`) });

  test('a wrong password is refused with a sentence', async () => {
    const page = await openPage(browser, talond.url, { fixed: null });
    await login(page, 'operator1', 'not this one');
    await text(page, 'Неверное имя пользователя или пароль');
    await page.context().close();
  });

  test('two operators pressing at the same instant never get the same ticket', async () => {
    const { service, windows } = twins();
    tickets = await kiosk.issue({ letter: service.letter, service: service.id, first: 901, count: 2 * ROUNDS + 1, day: talond.day() });
    const [one, two] = [await staff('operator1'), await staff('operator2')];
    await windowButton(one, windows[0]).click();
    await one.waitForSelector(NEXT);
    await text(two, 'Выберите окно');
    await two.waitForSelector('button.taken');
    await windowButton(two, windows[1]).click();
    await two.waitForSelector(NEXT);
    await shot(one, 'desk');
    const got = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([idle(one), idle(two)]);
      await Promise.all([one.keyboard.press('F2'), two.keyboard.press('F2')]);
      got.push(...(await Promise.all([held(one), held(two)])));
      for (const key of ['F4', 'F8']) {
        await Promise.all([idle(one), idle(two)]);
        await Promise.all([one.keyboard.press(key), two.keyboard.press(key)]);
        await Promise.all([one, two].map((page) => page.waitForSelector(key === 'F4' ? '.state.serving' : `${HELD}`, key === 'F4' ? {} : { state: 'detached' })));
      }
    }
    assert.equal(new Set(got).size, 2 * ROUNDS, got.join(' '));
    assert.deepEqual([...got].sort(), tickets.slice(0, 2 * ROUNDS).map((ticket) => ticket.number), 'the earliest due came first');
  });

  test('the visitor\'s phone follows the ticket: waiting, called, served', async () => {
    const [one] = pages;
    const last = tickets.at(-1);
    const phone = await openPage(browser, `${talond.url}/t/${last.ticket}`, { width: 390, height: 844, touch: true, fixed: null });
    await text(phone, 'Вы следующий');
    assert.deepEqual(await complaints(phone), []);
    await idle(one);
    await one.keyboard.press('F2');
    await phone.waitForSelector('body.mood-called');
    await text(phone, 'Подойдите к окну');
    await shot(phone, 'phone-called');
    await idle(one);
    await one.keyboard.press('F4');
    await text(phone, 'Идёт приём');
    await idle(one);
    await one.keyboard.press('F8');
    await text(phone, 'Спасибо');
    assert.deepEqual(phone.faults, []);
  });

  test('a no-show, a return, and nobody left', async () => {
    const [one, two] = pages;
    const { service } = twins();
    const [first] = await kiosk.issue({ letter: service.letter, service: service.id, first: 950, count: 1, day: talond.day(), language: 'en', kind: 'preferential' });
    await one.waitForSelector(NEXT);
    await idle(one);
    await one.keyboard.press('F2');
    assert.equal(await held(one), first.number);
    await idle(one);
    await one.keyboard.press('F3');
    await text(one, '2 вызова');
    await idle(one);
    await one.keyboard.press('Shift+F9');
    await two.waitForSelector(NEXT);
    await idle(two);
    await two.keyboard.press('F2');
    assert.equal(await held(two), first.number);
    await idle(two);
    await two.keyboard.press('F9');
    await two.click('text=Да, неявка');
    await two.waitForSelector('[data-testid=nobody]');
    await one.waitForSelector('[data-testid=nobody]');
  });

  test('talond killed and started again: the console says since when, and goes on with the same session', async () => {
    const [one] = pages;
    const { service } = twins();
    await talond.stop('SIGKILL');
    await text(one, 'Нет связи с сервером с');
    await shot(one, 'lost');
    await talond.start();
    await one.waitForSelector('p.lost', { state: 'detached' });
    if (await one.locator('#login').count()) await login(one, 'operator1', PASSWORD);
    kiosk.close();
    kiosk.url = talond.url;
    await kiosk.connect();
    await kiosk.issue({ letter: service.letter, service: service.id, first: 500, count: 1, day: talond.day() });
    await one.waitForSelector(NEXT);
    await idle(one);
    await one.keyboard.press('F2');
    await one.waitForSelector(HELD);
  });

  test('the specialist sees the kiosk and issues a code; the administrator sees the hall', async () => {
    const specialist = await staff('specialist');
    await specialist.waitForSelector('.devices');
    await text(specialist, 'на связи');
    await specialist.click('form button');
    await specialist.waitForSelector('.code');
    await shot(specialist, 'devices');
    const administrator = await staff('administrator');
    await administrator.waitForSelector('.hall');
    await shot(administrator, 'hall');
    assert.deepEqual(await complaints(administrator), []);
  });

  test('no page met a script error, a breach of the content policy or a foreign request', () => {
    assert.deepEqual(pages.flatMap((page) => page.faults), []);
  });
});
