// SPDX-License-Identifier: GPL-3.0-or-later
// Figures and actions in the console, on the real talond (TALOND=path): a head reads them, a security officer looks who did what.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, RealTalond } from '../support/real_talond.mjs';
import { TicketSource } from '../support/ticket_source.mjs';
import { complaints, launch, login, openPage, shotsFolder } from './support.mjs';

const TALOND = process.env.TALOND;
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.replaceAll('\u00a0', ' ').includes(value), wanted);

describe('figures in the console', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  let kiosk;

  const staff = async (user, options = {}) => {
    const page = await openPage(browser, talond.url, { fixed: null, width: 1280, height: 720, ...options });
    await login(page, user, PASSWORD);
    await page.waitForSelector('nav, .frame');
    return page;
  };
  const shot = async (page, name, options = { fullPage: false }) => {
    const folder = shotsFolder();
    if (folder) writeFileSync(join(folder, `${name}.png`), await page.screenshot(options));
  };

  before(async () => {
    browser = await launch();
    talond = new RealTalond(TALOND, process.env.SITE);
    for (const [user, role, title] of [['specialist', 'specialist', 'Специалист'], ['head', 'head', 'Руководитель'], ['security', 'security', 'Безопасность'],
      ['operator1', 'operator', 'Оператор 1'], ['administrator', 'administrator', 'Администратор зала']]) talond.user(user, role, title);
    const code = talond.enrol('ticket', 'ticket-1');
    await talond.start();
    kiosk = new TicketSource(talond.url);
    await kiosk.enrol(code);
    await kiosk.connect();
    await kiosk.issue({ letter: 'А', service: 'ndfl', first: 901, count: 4, day: talond.day() });
    const desk = await staff('operator1');
    const served = await desk.evaluate(async () => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      const post = async (path, body) => {
        const type = body ? { 'Content-Type': 'application/json' } : {};
        const answer = await fetch(`/api/v1/${path}`, { method: 'POST', headers: { 'X-CSRF-Token': csrf, ...type }, body: body && JSON.stringify(body) });
        return { status: answer.status, body: await answer.json() };
      };
      await post('windows/4/take');
      const done = [];
      for (const [verb, body] of [['finish'], ['transfer', { service: 'property' }]]) { // one is served, one is sent on
        const { ticket } = (await post('windows/4/call-next')).body;
        await post(`tickets/${ticket.ticket}/start`);
        done.push((await post(`tickets/${ticket.ticket}/${verb}`, body)).status);
      }
      return done;
    });
    assert.deepEqual(served, [200, 200]);
    await desk.context().close();
  });

  after(async () => {
    kiosk?.close();
    await browser?.close();
    await talond?.remove();
  });

  test('a head begins with the sentences, and every figure opens its tickets', async () => {
    const page = await staff('head');
    assert.equal(new URL(page.url()).pathname, '/reports');
    await text(page, 'Из вызванных дольше норматива не ждал никто (посетителей: 2); день ещё идёт. Ждут вызова: 2.');
    await text(page, 'Декларация 3-НДФЛ');
    assert.deepEqual(await complaints(page), []);
    await shot(page, 'reports-today');
    const visitors = page.getByRole('button', { name: /^Декларация 3-НДФЛ, Посетители: 4/ });
    await visitors.focus();
    await page.keyboard.press('Enter');
    await text(page, 'Декларация 3-НДФЛ · Посетители');
    await text(page, 'А904');
    // The keyboard stands at what was opened.
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'visits-title');
    assert.deepEqual(await complaints(page), []);
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByRole('button', { name: 'Чем кончилось' }).click();
    await text(page, 'Ещё в зале');
    await text(page, 'Куда перенаправляли');
    assert.deepEqual(await complaints(page), []);
    await shot(page, 'reports-ends', { fullPage: true });
    await page.getByRole('button', { name: /^Всего, Перенаправления: 1/ }).click();
    await text(page, 'перенаправлен');
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByRole('button', { name: 'Сотрудник' }).click();
    await page.getByRole('button', { name: 'Загрузка', exact: true }).click();
    await text(page, 'Оператор 1');
    await text(page, 'Свободно при очереди');
    await text(page, 'Перерывы');
    assert.deepEqual(await complaints(page), []);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('what the screen shows is what the file holds', async () => {
    const page = await staff('head');
    await text(page, 'Декларация 3-НДФЛ');
    const link = await page.getByRole('link', { name: 'Скачать CSV' }).getAttribute('href');
    const csv = await page.evaluate(async (path) => (await fetch(path, { headers: { 'Accept-Language': 'ru' } })).text(), link);
    const [head, ...rows] = csv.replace('\ufeff', '').trim().split('\r\n').map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));
    const service = rows.find((row) => row[0] === 'Декларация 3-НДФЛ');
    assert.equal(service[head.indexOf('Посетители')], '4');
    assert.equal(service[head.indexOf('В нормативе')], '100,0%');
    await page.getByRole('button', { name: 'Норматив', exact: true }).click();
    await text(page, '100,0 %');
    const wait = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Скачать XLSX' }).click();
    assert.match((await wait).suggestedFilename(), /^Талон_услуги_\d{4}-\d\d-\d\d--\d{4}-\d\d-\d\d\.xlsx$/);
    await page.context().close();
  });

  test('another period, and one that cannot be', async () => {
    const page = await staff('administrator');
    await page.goto(`${talond.url}/reports`);
    await page.getByRole('button', { name: 'Вчера' }).click();
    await text(page, 'За этот период талонов нет.');
    assert.deepEqual(await complaints(page), []);
    await page.getByRole('button', { name: 'Другой период' }).click();
    await page.getByLabel('с', { exact: true }).fill('2026-02-10');
    await page.getByLabel('по', { exact: true }).fill('2026-02-09');
    await text(page, 'Конец периода раньше начала.');
    assert.equal(await page.getByRole('button', { name: 'Показать', exact: true }).getAttribute('aria-disabled'), 'true');
    // Who may not see figures of people is not offered them.
    assert.equal(await page.getByRole('button', { name: 'Сотрудник', exact: true }).count(), 0);
    await page.context().close();
  });

  test('what was done stands there with what it was before', async () => {
    const keeper = await staff('specialist');
    const status = await keeper.evaluate(async () => {
      const session = await (await fetch('/api/v1/session')).json();
      const body = JSON.stringify({ title: 'Окно один', roles: ['operator', 'administrator'], active: true });
      return (await fetch('/api/v1/staff/operator1', { method: 'PUT', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf }, body })).status;
    });
    assert.equal(status, 204);
    await keeper.context().close();
    const page = await staff('security');
    await page.goto(`${talond.url}/audit`);
    await text(page, 'Изменён сотрудник');
    await page.getByLabel('Кто').selectOption('specialist');
    await text(page, 'Оператор, Администратор зала');
    assert.equal(await page.locator('s', { hasText: 'Оператор 1' }).count(), 1);
    assert.deepEqual(await complaints(page), []);
    await page.getByRole('button', { name: 'Проверить цепочку' }).click();
    await text(page, 'Цепочка цела');
    assert.deepEqual(await complaints(page), []);
    await shot(page, 'audit');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('pictures in both languages and at both sizes', { skip: shotsFolder() ? false : 'SHOTS_DIR is not set' }, async () => {
    for (const [lang, wanted] of [['ru', 'дольше норматива не ждал никто'], ['en', 'nobody waited longer than the norm']])
      for (const [width, height] of [[1280, 720], [1920, 1080]]) {
        const page = await staff('head', { lang, width, height });
        await text(page, wanted);
        await page.waitForSelector('tbody');
        await shot(page, `reports-${lang}-${width}`);
        await shot(page, `reports-${lang}-${width}-whole`, { fullPage: true });
        await page.goto(`${talond.url}/audit`);
        await page.waitForSelector('tbody');
        await shot(page, `audit-${lang}-${width}`);
        await page.context().close();
      }
  });
});
