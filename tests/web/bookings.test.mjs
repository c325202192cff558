// SPDX-License-Identifier: GPL-3.0-or-later
// Booked visitors in the console, on the real talond (TALOND=path): a list from its file to the hall, and what an operator sees.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RealTalond } from '../support/real_talond.mjs';
import { TicketSource } from '../support/ticket_source.mjs';
import { idle } from './plays.mjs';
import { shot as keepShot, staffPage } from './real_pages.mjs';
import { complaints, launch } from './support.mjs';

const TALOND = process.env.TALOND;
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.includes(value), wanted);

describe('bookings in the console', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  let page;
  let kiosk;

  before(async () => {
    browser = await launch();
    talond = new RealTalond(TALOND, process.env.SITE);
    talond.user('specialist', 'specialist', 'Специалист');
    talond.user('administrator', 'administrator', 'Администратор зала');
    talond.user('operator1', 'operator', 'Оператор 1');
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
  /** "30.11.2026" and "10:30" of the beginning and some minutes, at the inspectorate. The same in every list, however long they take. */
  const began = Date.now();
  const moment = (minutes) => {
    const [year, month, day] = talond.day().split('-');
    const local = talond.local(began + minutes * 60_000);
    return [`${day}.${month}.${year}`, `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`];
  };
  const list = (rows) => Buffer.from(`\ufeffКод;ФИО;Дата;Время;Услуга\r\n${rows.join('')}`);
  const rowAt = (code, when, service) => `${code};Посетитель;${when.join(';')};${service}\r\n`;
  const row = (code, minutes, service) => rowAt(code, moment(minutes), service);
  const choose = (file) => page.setInputFiles('input[type=file]', { name: 'список.csv', mimeType: 'text/csv', buffer: file });

  test('a list is read, what is unknown is told once, and it is taken in', async () => {
    page = await staff('specialist');
    await page.goto(`${talond.url}/bookings`);
    await text(page, 'На этот день записей нет.');
    assert.deepEqual(await complaints(page), []);
    await choose(list([row('123456', 5, 'Декларация 3-НДФЛ'), row('234567', 20, 'Чужое название'), row('3456', 30, 'Декларация 3-НДФЛ')]));
    await text(page, 'добавить 1 · перенести 0 · снять 0 · без изменений 0 · не понято 2');
    await text(page, 'Строка 3: незнакомая услуга: «Чужое название»');
    await text(page, 'Строка 4: код не из нужного числа цифр');
    // Of the rows only the columns that are read are shown: no name stands on the page.
    assert.ok(!(await page.innerText('body')).includes('Посетитель'));
    await page.getByLabel('Чужое название').selectOption({ label: 'ИНН, учёт и справки' });
    await text(page, 'добавить 2 · перенести 0 · снять 0 · без изменений 0 · не понято 1');
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-import');
    await page.getByRole('button', { name: 'Загрузить: 2 изменения' }).click();
    await text(page, 'загружен.');
    await text(page, 'Записано: 2. Пришли: 0, не пришли: 0, отменено: 0.');
    await shot('bookings-day');
  });

  test('the same file again changes nothing, and one that is cut off asks', async () => {
    await choose(list([row('123456', 5, 'Декларация 3-НДФЛ'), row('234567', 20, 'Чужое название')]));
    await text(page, 'добавить 0 · перенести 0 · снять 0 · без изменений 2 · не понято 0');
    await choose(list([row('123456', 5, 'Декларация 3-НДФЛ')]));
    await text(page, 'Список похож на обрезанный');
    const take = page.getByRole('button', { name: 'Отметить как загруженный' });
    assert.equal(await take.getAttribute('aria-disabled'), 'true');
    await page.getByLabel('Список проверен').check();
    assert.equal(await take.getAttribute('aria-disabled'), 'false');
    await page.getByLabel('отменить').check();
    await page.getByRole('button', { name: 'Загрузить: 1 изменение' }).click();
    await text(page, 'Записано: 2. Пришли: 0, не пришли: 0, отменено: 1.');
  });

  test('what is no list is said in words', async () => {
    await choose(Buffer.from('PK\x03\x04'));
    await text(page, 'Этот файл не удаётся открыть как таблицу.');
    await choose(Buffer.from(''));
    await text(page, 'В файле нет строк.');
  });

  test('a check-in stands in the day and at the operator', async () => {
    let listed;
    do listed = await kiosk.next('document'); while (listed.kind !== 'bookings');
    const booked = listed.body.days[0].bookings.find((each) => each.state === 'booked' && each.service === 'ndfl');
    const [ticket] = await kiosk.issue({ letter: 'А', service: 'ndfl', first: 980, count: 1, day: talond.day(), booking: booked });
    await text(page, 'талон взят');
    await text(page, ticket.number);
    const time = moment(5)[1];
    const desk = await staff('operator1');
    await desk.getByRole('button', { name: /^Занять окно 4(?!\d)/ }).click();
    await desk.waitForFunction((value) => document.body.innerText.includes(value), 'по записи');
    await desk.waitForFunction((value) => document.body.innerText.includes(value), `По записи на ${time}`);
    assert.deepEqual(await complaints(desk), []);
    page = desk;
    await shot('bookings-desk');
  });

  /** The times of bookings that are open again, or still: a list without them looks cut off. */
  let parted;
  let alike;
  let inHand;

  /** Back from the list of bookings to the queue, where the ticket is one with a booking now. */
  const joined = async ([, time]) => {
    await text(page, `запись на ${time} присоединена`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Другой посетитель' }).waitFor();
    await page.keyboard.press('Escape');
    await text(page, `по записи ${time}`);
  };

  test('the operator finds the booking of who took a ticket without it', async () => {
    const [soon, past] = [moment(8), moment(-30)];
    parted = past;
    const specialist = await staff('specialist');
    const desk = page;
    page = specialist;
    await page.goto(`${talond.url}/bookings`);
    await text(page, 'Записано: 2.');
    await choose(list([row('123456', 5, 'Декларация 3-НДФЛ'), rowAt('345678', soon, 'Декларация 3-НДФЛ'), rowAt('456789', past, 'Декларация 3-НДФЛ')]));
    await page.getByRole('button', { name: /^Загрузить: 2/ }).click();
    await text(page, 'Записано: 4.');
    const [walkIn] = await kiosk.issue({ letter: 'А', service: 'ndfl', first: 985, count: 1, day: talond.day() });
    page = desk;
    await page.getByRole('button', { name: walkIn.number, exact: true }).click();
    await page.keyboard.press('Shift+F4');
    await text(page, `${walkIn.number}: найти запись`);
    await text(page, soon[1]);
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-find');
    await page.keyboard.type('345678');
    await page.locator('.choice[aria-selected=true]', { hasText: soon[1] }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.choice').length === 1);
    await page.keyboard.press('Enter');
    await joined(soon);
    // Of a time that is past a reason is asked for.
    const [late] = await kiosk.issue({ letter: 'А', service: 'ndfl', first: 986, count: 1, day: talond.day() });
    await page.getByRole('button', { name: late.number, exact: true }).click();
    await page.keyboard.press('Shift+F4');
    await text(page, 'Время прошло');
    await page.keyboard.type(past[1]);
    await page.keyboard.press('Enter');
    await text(page, 'Причина опоздания');
    assert.deepEqual(await complaints(page), []);
    assert.ok(!(await page.innerText('.sheet')).includes('самочувствие')); // nothing about anybody's health stands in a journal
    await page.keyboard.press('1');
    await joined(past);
    // Not his after all: parted, the booking is open again and the ticket stands in the ordinary queue.
    await page.getByRole('button', { name: late.number, exact: true }).click();
    await page.keyboard.press('Shift+F4');
    await text(page, `${late.number}: присоединённая запись`);
    await page.keyboard.type('1030'); // who meant to look for one has parted nothing
    await text(page, `${late.number}: присоединённая запись`);
    await page.keyboard.press('Enter');
    await text(page, `${late.number}: отсоединить запись на ${past[1]}?`);
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-part');
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'Другой посетитель' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction((value) => !document.body.innerText.includes(value), `по записи ${past[1]}`);
  });

  test('of several of one time and service the code tells which it is', async () => {
    const soon = moment(9);
    const desk = page;
    alike = soon;
    page = await staff('specialist');
    await page.goto(`${talond.url}/bookings`);
    await text(page, 'Записано: 4.');
    await choose(list([
      rowAt('456789', parted, 'Декларация 3-НДФЛ'), rowAt('611111', soon, 'Декларация 3-НДФЛ'), rowAt('622222', soon, 'Декларация 3-НДФЛ'),
    ]));
    await page.getByRole('button', { name: /^Загрузить: 2/ }).click();
    await text(page, 'Записано: 6.');
    const [walkIn] = await kiosk.issue({ letter: 'А', service: 'ndfl', first: 987, count: 1, day: talond.day() });
    page = desk;
    await page.getByRole('button', { name: walkIn.number, exact: true }).click();
    await page.keyboard.press('Shift+F4');
    await text(page, 'записей: 2, нужен код или телефон');
    await page.keyboard.type(soon[1]);
    const line = page.locator('.choice', { hasText: 'нужен код или телефон' });
    await line.click(); // picks nothing
    await page.getByRole('heading', { name: `${walkIn.number}: найти запись` }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Присоединить запись' }).count(), 0);
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-alike');
    await page.locator('.sheet input').fill('622222');
    await page.waitForFunction(() => document.querySelectorAll('.choice').length === 1);
    await page.keyboard.press('Enter');
    await joined(soon);
  });

  test('a ticket in hand is parted from its booking, also when it came with it from the kiosk', async () => {
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: /^Начать/ }).waitFor();
    const part = page.getByRole('button', { name: /^Отсоединить запись/ });
    await part.waitFor(); // of the one who is called already
    await page.locator('.left .badges', { hasText: 'по записи' }).waitFor();
    await idle(page);
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: /^Завершить/ }).waitFor();
    await idle(page);
    await page.keyboard.press('Shift+F4');
    await text(page, ': присоединённая запись');
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-part-in-hand');
    await page.keyboard.press('Enter');
    await text(page, 'отсоединить запись на');
    inHand = [moment(0)[0], /запись на (\d+:\d+)/.exec(await page.innerText('.sheet'))[1]];
    await page.keyboard.press('2');
    await page.getByRole('button', { name: /^Найти запись/ }).waitFor();
    assert.equal(await page.locator('.left .badges', { hasText: 'по записи' }).count(), 0);
    await idle(page);
    await page.keyboard.press('F8');
    await page.getByRole('button', { name: /^Вызвать следующего/ }).waitFor();
  });

  test('the administrator takes a late visitor with a reason', async () => {
    page = await staff('specialist');
    await page.goto(`${talond.url}/bookings`);
    await text(page, 'Записано: 6.');
    const late = moment(-40);
    await choose(list([
      rowAt('456789', parted, 'Декларация 3-НДФЛ'), rowAt('611111', alike, 'Декларация 3-НДФЛ'), rowAt('567890', late, 'Декларация 3-НДФЛ'),
      rowAt('123456', inHand, 'Декларация 3-НДФЛ'),
    ]));
    await page.getByRole('button', { name: /^Загрузить: 1/ }).click();
    await text(page, 'Записано: 7.');
    page = await staff('administrator');
    await page.goto(`${talond.url}/bookings`);
    // The button is there on today's page, also when somebody has looked at another day meanwhile.
    await page.getByRole('button', { name: 'Следующий день' }).click();
    await text(page, 'На этот день записей нет.');
    await page.getByRole('button', { name: 'Предыдущий день' }).click();
    await page.getByRole('button', { name: `Принять опоздавшего ${late[1]}` }).click();
    await text(page, 'Причина опоздания');
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-late');
    await page.keyboard.press('2');
    await page.locator('tr', { hasText: late[1] }).getByText('ждём до').waitFor();
    // Below stands the week: of today so many booked, of so many places.
    await text(page, 'Неделя');
    assert.ok((await page.locator('section[aria-labelledby=week-title] td b').allInnerTexts()).map(Number).reduce((sum, n) => sum + n) >= 4);
    await shot('bookings-week');
  });

  test('who may not take lists in sees the day, and books a visitor', async () => {
    page = await staff('administrator');
    await page.goto(`${talond.url}/bookings`);
    await text(page, 'Записано: 7.');
    assert.equal(await page.locator('input[type=file]').count(), 0);
    await page.getByRole('button', { name: 'Записать посетителя' }).click();
    await page.getByLabel('Услуга', { exact: true }).selectOption({ label: 'Декларация 3-НДФЛ' });
    await page.getByLabel('10:15', { exact: true }).check();
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-place');
    await page.getByRole('button', { name: /^Записать на .*, 10:15$/ }).click();
    await text(page, 'Посетитель записан');
    const code = (await page.locator('.slip .code').innerText()).replace(/\s/g, '');
    assert.match(code, /^\d{6}$/);
    assert.deepEqual(await complaints(page), []);
    await shot('bookings-placed');
    // On paper there is the slip and nothing else.
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('button, select, table, h1')].filter((each) => each.checkVisibility()).length), 0);
    assert.ok(await page.locator('.slip .code').isVisible());
    await page.emulateMedia({ media: null });
    // The kiosk knows the code by its digest before the visitor has hung up.
    let known;
    do known = (await kiosk.next('document')).body; while (!known.days?.some((each) => each.bookings.length > 0 && each.day !== talond.day()));
    // It stands in the list of its day, and is cancelled there after a question.
    const row = page.locator('tr', { hasText: 'записан здесь' });
    await row.getByRole('button', { name: 'Отменить запись' }).click();
    await row.getByRole('button', { name: 'Не отменять' }).click();
    await row.getByRole('button', { name: 'Отменить запись' }).click();
    await row.getByRole('button', { name: 'Да, отменить' }).click();
    await row.getByText('отменена').waitFor();
    assert.equal(await row.getByRole('button').count(), 0);
    await page.getByRole('button', { name: 'Записать ещё' }).click();
    await page.getByLabel('10:15', { exact: true }).waitFor(); // free again
  });
});
