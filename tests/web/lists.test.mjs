// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of bookings that are no tables, and those that are laid into a folder, on the real talond (TALOND=path).
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, RealTalond } from '../support/real_talond.mjs';
import { complaints, launch, login, openPage, shotsFolder } from './support.mjs';

const TALOND = process.env.TALOND;
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.includes(value), wanted);
const gone = (page, unwanted) => page.waitForFunction((value) => !document.body.innerText.includes(value), unwanted);

describe('lists of bookings of other kinds and origins', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  let page;
  let folder;

  before(async () => {
    browser = await launch();
    talond = new RealTalond(TALOND, process.env.SITE);
    talond.user('specialist', 'specialist', 'Специалист');
    folder = join(talond.folder, 'списки');
    mkdirSync(folder);
    await talond.start(`[bookings]\nfolder = "${folder}"\nexpected = true\n`);
    page = await openPage(browser, talond.url, { fixed: null, width: 1440, height: 900 });
    await login(page, 'specialist', PASSWORD);
    await page.waitForSelector('nav');
    await page.goto(`${talond.url}/bookings`);
  });

  after(async () => {
    await browser?.close();
    await talond?.remove();
  });

  const shot = async (name) => {
    const shots = shotsFolder();
    if (shots) writeFileSync(join(shots, `${name}.png`), await page.screenshot({ fullPage: true }));
  };
  const record = (code, time) => ({ code, date: talond.day(), time, service: 'Декларация 3-НДФЛ', visitor: { name: 'Посетитель' } });
  const cells = (rows) => `Код;Дата;Время;Услуга\r\n${rows.map(([code, time]) => `${code};${talond.day()};${time};Декларация 3-НДФЛ\r\n`).join('')}`;
  const choose = (name, content) => page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

  test('JSON, XML and a calendar are read as a table is', async () => {
    await text(page, 'На этот день записей нет.');
    await choose('записи.json', JSON.stringify({ office: '7700', bookings: [record('123456', '23:50'), { ...record('234567', '23:51'), service: { id: 1 } }] }));
    await text(page, 'добавить 1 · перенести 0 · снять 0 · без изменений 0 · не понято 1');
    await text(page, 'Строка 3: в ячейке несколько значений');
    assert.ok(!(await page.innerText('body')).includes('Посетитель'));
    assert.deepEqual(await complaints(page), []);
    await shot('lists-json');
    await page.getByRole('button', { name: 'Загрузить: 1 изменение' }).click();
    await text(page, 'Записано: 1.');
    await choose('записи.xml', `<bookings><booking code="123456" date="${talond.day()}" time="23:50"><service>Декларация 3-НДФЛ</service></booking>`
      + `<booking code="345678" date="${talond.day()}" time="23:52"><service>Декларация 3-НДФЛ</service></booking></bookings>`);
    await text(page, 'добавить 1 · перенести 0 · снять 0 · без изменений 1 · не понято 0');
    const stamp = talond.day().replaceAll('-', '');
    const entry = (uid, more) => `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${stamp}T235000\r\nSUMMARY:Декларация 3-НДФЛ\r\nX-CODE:123456\r\n${more}END:VEVENT\r\n`;
    await choose('записи.ics', `BEGIN:VCALENDAR\r\n${entry('a', 'SEQUENCE:1\r\nSTATUS:CONFIRMED\r\n')}${entry('b', 'RRULE:FREQ=DAILY\r\n')}END:VCALENDAR\r\n`);
    await text(page, 'добавить 0 · перенести 0 · снять 0 · без изменений 1 · не понято 1');
    await text(page, 'событие повторяется');
    await choose('записи.json', '[{"code":"123456"');
    await text(page, 'Файл JSON, XML или календаря повреждён или обрывается.');
  });

  test('a list that is cut off within a row is taken only by a person who says so', async () => {
    const whole = cells([['123456', '23:50'], ['456789', '23:53']]);
    await choose('список.csv', whole.slice(0, whole.lastIndexOf(';')));
    await text(page, 'Файл обрывается посреди строки.');
    const take = page.getByRole('button', { name: 'Отметить как загруженный' });
    assert.equal(await take.getAttribute('aria-disabled'), 'true');
    await page.getByLabel('Список проверен').check();
    assert.equal(await take.getAttribute('aria-disabled'), 'false');
  });

  test('a list of the folder waits, is looked at and taken; the next one needs nobody', async () => {
    writeFileSync(join(folder, 'утро.csv'), cells([['123456', '23:50'], ['456789', '23:53']]));
    await text(page, 'Список ждёт решения: утро.csv');
    await text(page, 'с такими заголовками ещё не загружали: укажите столбцы');
    assert.deepEqual(await complaints(page), []);
    await page.evaluate(() => window.scrollTo(0, 0));
    await shot('lists-waiting');
    await page.getByRole('button', { name: 'Посмотреть' }).click();
    await text(page, 'добавить 1 · перенести 0 · снять 0 · без изменений 1 · не понято 0');
    await shot('lists-waiting-open');
    await page.getByRole('button', { name: 'Загрузить: 1 изменение' }).click();
    await text(page, 'Записано: 2.');
    await gone(page, 'Список ждёт решения');
    const noon = cells([['123456', '23:50'], ['456789', '23:53'], ['567890', '23:54']]);
    writeFileSync(join(folder, 'день.csv'), noon);
    await text(page, 'Записано: 3.');
    assert.deepEqual(readdirSync(folder).sort(), ['день.csv', 'утро.csv']);
    assert.equal(readFileSync(join(folder, 'день.csv'), 'utf8'), noon);
  });

  test('one that would take bookings away waits and is put aside; a folder that is gone changes nothing', async () => {
    writeFileSync(join(folder, 'обрезан.csv'), cells([['123456', '23:50']]));
    await text(page, 'Список ждёт решения: обрезан.csv');
    await text(page, 'в нём нет записей, которые были раньше');
    await page.getByRole('button', { name: 'Не загружать' }).click();
    await page.getByRole('button', { name: 'Да, не загружать' }).click();
    await gone(page, 'Список ждёт решения');
    rmSync(folder, { recursive: true });
    await talond.stop();
    await talond.start(`[bookings]\nfolder = "${folder}"\n`);
    await page.reload();
    await text(page, 'Записано: 3.');
    assert.deepEqual(await complaints(page), []);
  });
});
