// SPDX-License-Identifier: GPL-3.0-or-later
// Names of booked visitors on the real talond (TALOND=path): chosen in a list, shown one by one, found by a surname, destroyed with an act.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { RealTalond } from '../support/real_talond.mjs';
import { TicketSource } from '../support/ticket_source.mjs';
import { shot as keepShot, staffPage } from './real_pages.mjs';
import { complaints, launch, shotsFolder } from './support.mjs';

const TALOND = process.env.TALOND;
const NAME = 'Семёнов-Зарецкий Пётр Ильич';
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.includes(value), wanted);

/** Every file under the folder that holds the word. */
function filesWith(folder, word) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesWith(path, word);
    return readFileSync(path).includes(Buffer.from(word)) ? [path] : [];
  });
}

describe('names of booked visitors in the console', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  let page;
  let kiosk;
  let booked;

  before(async () => {
    browser = await launch();
    talond = new RealTalond(TALOND, process.env.SITE);
    for (const [user, role] of [['specialist', 'specialist'], ['administrator', 'administrator'], ['operator1', 'operator'], ['officer', 'security']])
      talond.user(user, role, user === 'officer' ? 'Ответственный за данные' : user);
    const code = talond.enrol('ticket', 'ticket-1');
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

  const shot = (name) => keepShot(page, name);
  const staff = (user) => staffPage(browser, talond, user);
  const moment = (minutes) => {
    const [year, month, day] = talond.day().split('-');
    const local = talond.local(Date.now() + minutes * 60_000);
    return `${day}.${month}.${year};${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
  };
  const list = () => Buffer.from(`\ufeffКод;ФИО;Дата;Время;Услуга\r\n123456;${NAME};${moment(5)};Декларация 3-НДФЛ\r\n234567;Ли Анна;${moment(20)};Декларация 3-НДФЛ\r\n`);

  test('names are taken when their column is chosen, and not before', async () => {
    page = await staff('specialist');
    await page.goto(`${talond.url}/bookings`);
    await text(page, 'На этот день записей нет.');
    await page.setInputFiles('input[type=file]', { name: 'список.csv', mimeType: 'text/csv', buffer: list() });
    await text(page, 'В столбце «ФИО», видимо, ФИО.');
    assert.ok(!(await page.innerText('body')).includes('Семёнов'));
    await page.getByLabel('ФИО (не читается, пока не выбрано)').selectOption({ label: 'ФИО' });
    await text(page, 'уничтожаются по акту');
    assert.ok(!(await page.innerText('body')).includes('Семёнов'), 'of a name its first letter is shown');
    assert.deepEqual(await complaints(page), []);
    await shot('names-import');
    await page.getByRole('button', { name: 'Загрузить: 2 изменения' }).click();
    await text(page, 'Сохранено ФИО: 2.');
  });

  test('the administrator is shown the name of one booking', async () => {
    page = await staff('administrator');
    await page.goto(`${talond.url}/bookings`);
    await text(page, 'Записано: 2.');
    await page.getByRole('button', { name: /^Показать ФИО/ }).first().click();
    await text(page, NAME);
    assert.ok(!(await page.innerText('body')).includes('Ли Анна'));
    assert.deepEqual(await complaints(page), []);
    await shot('names-shown');
  });

  test('the operator finds a booking by a surname, and sees the surname of who sits down', async () => {
    let listed;
    do listed = await kiosk.next('document'); while (listed.kind !== 'bookings');
    booked = listed.body.days[0].bookings.find((each) => each.state === 'booked');
    page = await staff('operator1');
    await page.getByRole('button', { name: /^Занять окно 4(?!\d)/ }).click();
    const [walkIn] = await kiosk.issue({ letter: 'А', service: 'ndfl', first: 985, count: 1, day: talond.day() });
    await page.getByRole('button', { name: walkIn.number, exact: true }).click();
    await page.keyboard.press('Shift+F4');
    await text(page, `${walkIn.number}: найти запись`);
    await page.keyboard.type('семен');
    await text(page, NAME);
    assert.deepEqual(await complaints(page), []);
    await shot('names-found');
    await page.keyboard.press('Enter');
    await text(page, 'присоединена');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await page.locator('button[aria-disabled=false]', { hasText: 'Начать' }).waitFor();
    assert.ok(!(await page.innerText('.left')).includes('Семёнов'), 'nobody sits there yet');
    // A key that comes within half a second of the last step is taken for a slip of the hand.
    const serving = page.getByRole('button', { name: /^Завершить/ });
    for (let tries = 0; tries < 20 && !(await serving.isVisible()); ++tries) {
      await page.keyboard.press('F4');
      await serving.waitFor({ timeout: 700 }).catch(() => undefined);
    }
    await page.waitForFunction(() => document.querySelector('.left').innerText.includes('Семёнов-Зарецкий'));
    assert.ok(!(await page.innerText('.left')).includes('Пётр'), 'the surname alone');
    assert.deepEqual(await complaints(page), []);
    await shot('names-desk');
  });

  test('the officer destroys a day with a reason and has the act to print', async () => {
    assert.ok(booked);
    page = await staff('officer');
    await page.goto(`${talond.url}/names`);
    await text(page, 'ФИО записавшихся');
    assert.deepEqual(await complaints(page), []);
    await page.getByRole('button', { name: /^Уничтожить сейчас/ }).click();
    await page.getByLabel('Причина').selectOption({ label: 'решение руководителя' });
    await shot('names-page');
    await page.getByRole('button', { name: 'Уничтожить', exact: true }).click();
    await text(page, 'Акт № 1 об уничтожении персональных данных');
    await text(page, booked.booking);
    await text(page, 'personal_data_destroyed');
    await text(page, 'Ответственный за данные (officer)');
    assert.deepEqual(await complaints(page), []);
    await shot('names-act');
    const paper = await page.pdf({ format: 'A4' });
    const folder = shotsFolder();
    if (folder) writeFileSync(join(folder, 'names-act.pdf'), paper);
    await page.getByRole('button', { name: 'К списку' }).click();
    await text(page, 'ФИО не хранятся.');
    await shot('names-acts');
  });

  test('no name stands in what talond has written', async () => {
    await talond.stop();
    for (const word of ['Зарецк', 'зарецк', 'Ильич', 'Ли Анна']) {
      assert.deepEqual(filesWith(talond.data, word), []);
      assert.ok(!talond.said.includes(word), 'the log holds a name');
    }
    assert.notDeepEqual(filesWith(talond.data, booked.booking), [], 'the search finds nothing at all');
    writeFileSync(join(talond.data, 'slip.txt'), NAME);
    assert.equal(filesWith(talond.data, 'Зарецк').length, 1);
  });
});
