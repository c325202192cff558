// SPDX-License-Identifier: GPL-3.0-or-later
// The console's addresses, and an operator's desk with many people waiting: keys, focus, lists, sound.
// Long because the scenes are one list of small plays.
import assert from 'node:assert/strict';
import { HELD, NEXT, SCENES, open, operator } from './console_scenes.mjs';
import { badMonday } from '../support/fake_hall.mjs';
import { idle, play, press, rows, sent, state, text } from './plays.mjs';
import { login } from './support.mjs';

const at = (page, path) => page.waitForFunction((wanted) => location.pathname === wanted, path);

play('every page has an address: Back, reload and a second tab work', (b) => open(b, { as: 'both', window: null }), async ({ page, fake }) => {
  await text(page, 'Выберите окно');
  await at(page, '/desk');
  await page.click('nav a[href="/devices"]');
  await page.waitForSelector('.devices');
  await at(page, '/devices');
  await page.click('nav a[href="/hall"]');
  await page.waitForSelector('.hall');
  await page.goBack();
  await page.waitForSelector('.devices');
  await page.reload();
  await page.waitForSelector('.devices');
  await at(page, '/devices');
  const second = await page.context().newPage();
  await second.goto(`${fake.url}/hall`);
  await second.waitForSelector('.hall');
  await second.goto(`${fake.url}/`);
  await at(second, '/desk');
  await second.close();
});

play('an address that is not for this person leads to the own page', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await page.goto(`${fake.url}/devices`);
  await page.waitForSelector(NEXT);
  await at(page, '/desk');
});

play('the code of a page comes when it is opened', (b) => operator(b), async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.waitForSelector(NEXT);
  assert.equal(asked.filter((url) => url.includes('/assets/Devices')).length, 0);
  await page.click('nav a[href="/hall"]');
  await page.waitForSelector('.hall');
  assert.ok(asked.some((url) => url.includes('/assets/HallPage')));
});

play('the focus stays where the next press is, a whole visit by Enter alone', (b) => operator(b), async ({ page }) => {
  await page.waitForSelector(NEXT);
  await page.waitForFunction(() => document.activeElement.innerText.includes('Вызвать следующего'));
  for (const next of ['Начать приём', 'Завершить приём', 'Вызвать следующего']) {
    await idle(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction((wanted) => document.activeElement.innerText.includes(wanted), next);
  }
});

play('with a step that takes its button away the focus goes to the next press', (b) => SCENES['desk-called'](b), async ({ page }) => {
  await idle(page);
  await page.click('.rarer button:has-text("Вернуть в очередь")');
  await page.waitForSelector(NEXT);
  await page.waitForFunction(() => document.activeElement.innerText.includes('Вызвать следующего'));
});

play('a visitor who is being served is not offered the way back to the queue', (b) => SCENES['desk-serving'](b), async ({ page, fake }) => {
  assert.deepEqual((await page.locator('.rarer button').allInnerTexts()).map((words) => words.split('\n')[0]), ['Перенаправить', 'Отложить', 'Найти запись']);
  await page.keyboard.press('Shift+F9');
  assert.equal(sent(fake, '/return'), 0);
});

play('another visitor by number: out of turn with a reason, by keys alone', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  const wanted = fake.hall.waiting().filter((ticket) => fake.hall.takes(fake.hall.windows[4], ticket)).at(-1);
  await press(page, 'Shift+F2');
  await page.waitForSelector('[role=dialog]');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'INPUT');
  await page.keyboard.type(wanted.number.slice(1));
  await page.waitForFunction((number) => document.querySelector('[aria-selected=true] b')?.innerText === number, wanted.number);
  await page.keyboard.press('Enter');
  await text(page, 'вне очереди: почему?');
  await page.keyboard.press('1');
  await page.waitForSelector(HELD);
  assert.equal(await page.innerText(`${HELD} .number`), wanted.number);
  assert.deepEqual(fake.requests.find((call) => call.path.endsWith('/call')).body, { reason: 'unwell' });
});

play('the next one by number needs no reason; Escape leaves the list', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await press(page, 'Shift+F2');
  await page.waitForSelector('[role=dialog]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=dialog]', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement.innerText.includes('Вызвать следующего'));
  await press(page, 'Shift+F2');
  await page.waitForSelector('[role=dialog]');
  await page.keyboard.press('Enter');
  await page.waitForSelector(HELD);
  assert.deepEqual(fake.requests.find((call) => call.path.endsWith('/call')).body, {});
});

play('a visitor goes on to another window', (b) => SCENES['desk-serving'](b), async ({ page, fake }) => {
  await press(page, 'Shift+F8');
  await page.waitForSelector('[role=dialog]');
  await page.keyboard.type('окно 7');
  await page.keyboard.press('Enter');
  await page.waitForSelector(NEXT);
  assert.deepEqual(fake.requests.find((call) => call.path.endsWith('/transfer')).body, { window: '7' });
  await page.click('.scope button:nth-child(2)');
  await text(page, 'в окно 7');
});

play('what is bound to another window is not among mine, and what is bound to mine is', (b) => operator(b, { waiting: 0 }), async ({ page, fake }) => {
  await page.waitForSelector('[data-testid=nobody]');
  Object.assign(fake.hall.add({ service: 0, number: 701 }), { onlyWindow: '7' });
  Object.assign(fake.hall.add({ service: 7, number: 702 }), { onlyWindow: '5' });
  Object.assign(fake.hall.add({ service: 7, number: 703 }), { onlyStaff: 'operator5' });
  fake.hall.add({ service: 7, number: 704 });
  fake.push();
  await rows(page, 2);
  assert.match(await page.innerText('tbody'), /702[^]*703/);
  await page.click('.scope button:nth-child(2)');
  await rows(page, 4);
});

play('a hall of 400: all of them are there, and mine are all of mine', (b) => operator(b, { waiting: 400 }), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await rows(page, fake.hall.waiting().filter((ticket) => fake.hall.takes(fake.hall.windows[4], ticket)).length);
  await page.click('.scope button:nth-child(2)');
  await rows(page, 400);
});

play('put off by keys, and taken back; a no-show is corrected', (b) => SCENES['desk-called'](b), async ({ page, fake }) => {
  const number = await page.innerText(`${HELD} .number`);
  await press(page, 'Shift+F3');
  await page.waitForSelector('[role=dialog]');
  await page.keyboard.press('2');
  await page.waitForSelector(NEXT);
  assert.deepEqual(fake.requests.find((call) => call.path.endsWith('/park')).body, { minutes: 15 });
  await page.click('.scope button:nth-child(3)');
  await rows(page, 1);
  await text(page, 'до 12:30');
  await idle(page);
  await page.click('tbody th button');
  await page.waitForSelector('[role=dialog]');
  await page.waitForFunction((wanted) => document.querySelector('[aria-selected=true] b')?.innerText === wanted, number);
  await page.keyboard.press('Insert');
  await page.waitForFunction(() => ![...document.querySelectorAll('.group')].some((group) => group.innerText === 'Отложены'));
  assert.equal(sent(fake, '/unpark'), 1);
  await page.keyboard.press('Escape');
  await press(page, 'F2');
  await state(page, 'Вызван');
  await press(page, 'F9');
  await page.click('text=Да, неявка');
  await page.waitForSelector(NEXT);
  await press(page, 'Shift+F2');
  await page.keyboard.type(number.slice(1));
  await page.waitForFunction((wanted) => document.querySelector('[aria-selected=true] b')?.innerText === wanted, number);
  await page.fill('.find input', ''); // the mark stays, and Ins is the list's again
  const corrected = page.waitForResponse((answer) => answer.url().endsWith('/correct'));
  await page.keyboard.press('Insert');
  await corrected;
  await page.waitForFunction(() => document.querySelector('.group')?.innerText === 'Ждут к моему окну');
  assert.equal(sent(fake, '/correct'), 1);
});

play('a visitor who has left is taken out of the queue by the administrator', (b) => SCENES.hall(b), async ({ page, fake }) => {
  await page.click('tbody tr:nth-child(3) th button');
  await page.waitForSelector('[role=dialog]');
  await page.keyboard.press('Delete');
  await page.click('text=Да, ушёл');
  await text(page, 'больше не ждёт');
  await page.keyboard.press('Escape');
  await rows(page, 59);
  assert.equal(sent(fake, '/leave'), 1);
  assert.equal(sent(fake, '/call'), 0);
});

play('the administrator frees the window of somebody who is gone, with a reason', (b) => SCENES.hall(b), async ({ page, fake }) => {
  await page.click('li:nth-child(2) .who button');
  await text(page, 'Освободить окно 2: почему?');
  await page.keyboard.press('1');
  await page.waitForFunction(() => document.querySelector('li:nth-child(2)').classList.contains('off'));
  assert.equal(fake.hall.windows[1].operator, null);
  assert.deepEqual(fake.requests.find((call) => call.path.endsWith('/release-for')).body, { reason: 'operator_left' });
  assert.match(await page.innerText('tbody'), /А020/, 'the visitor is back in the queue');
});

play('an idle window is woken: the title says who has come, and the two notes are played', (b) => operator(b, { waiting: 0 }), async ({ page, fake }) => {
  await page.waitForSelector('[data-testid=nobody]');
  await page.evaluate(() => {
    window.notes = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...all) { window.notes += 1; return start.apply(this, all); };
  });
  const ticket = fake.hall.add({ service: 0, number: 801 });
  fake.push();
  await page.waitForSelector(NEXT);
  await page.waitForFunction((number) => document.title.startsWith(`● ${number}`), ticket.number);
  await page.waitForFunction(() => window.notes === 2);
  fake.hall.add({ service: 0, number: 802 }); // somebody waits already: no second alarm
  fake.push();
  await rows(page, 2);
  assert.equal(await page.evaluate(() => window.notes), 2);
});

play('the sound can be turned off, and stays off', (b) => operator(b, { waiting: 0 }), async ({ page, fake }) => {
  await page.click('.sound');
  await text(page, 'выключен');
  await page.evaluate(() => {
    window.notes = 0;
    OscillatorNode.prototype.start = () => { window.notes += 1; };
  });
  fake.hall.add({ service: 0, number: 801 });
  fake.push();
  await page.waitForFunction(() => document.title.startsWith('●'));
  assert.equal(await page.evaluate(() => window.notes), 0);
  await page.reload();
  await page.waitForSelector(NEXT);
  assert.equal(await page.evaluate(() => localStorage.getItem('talon.sound')), 'off');
});

play('without WebSockets the hall is asked for, and the buttons work', async (b) => {
  const scene = await open(b, {});
  scene.fake.liveRefused = true;
  scene.fake.hall.windows[4].operator = 'operator5';
  await login(scene.page, 'operator5');
  return scene;
}, async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await press(page, 'F2');
  await state(page, 'Вызван');
  assert.equal(await page.locator('p.lost').count(), 0);
  fake.hall.add({ service: 0, number: 777 });
  await page.click('.scope button:nth-child(2)');
  await text(page, '777');
});

play('times are the site\'s, wherever this computer thinks it is', (b) => open(b, { zone: 'America/New_York' }), async ({ page, fake }) => {
  fake.hall.windows[4].operator = 'operator5';
  await login(page, 'operator5');
  await page.waitForSelector(NEXT);
  await page.waitForFunction(() => document.querySelector('.clock').innerText === '12:15');
});

play('logging out clears the browser though the server is away, and nobody is let in by the old session', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  const sessions = fake.sessions;
  await page.route('**/api/**', (route) => route.abort());
  await page.click('text=Выйти');
  await text(page, 'Сервер не отвечает');
  assert.equal(await page.locator(NEXT).count(), 0);
  assert.equal(sessions.size, 1);
  await page.unroute('**/api/**');
  await page.reload();
  await page.waitForSelector('#login');
  await text(page, 'Вы вышли из пульта');
  assert.equal(await page.locator(NEXT).count(), 0);
  assert.equal(sessions.size, 0);
  await login(page, 'operator5');
  await page.waitForSelector(NEXT);
});

play('a login by capital letters and spaces is meant; Russian letters cost no try', (b) => open(b), async ({ page, fake }) => {
  await page.fill('#login', 'орerator5');
  await text(page, 'есть русские буквы');
  await page.fill('#password', 'demo');
  await page.press('#password', 'Enter');
  assert.equal(sent(fake, '/session'), 0);
  await login(page, '  Operator5 ');
  await text(page, 'Выберите окно');
  assert.deepEqual(fake.requests.find((call) => call.method === 'POST').body, { login: 'operator5', password: 'demo' });
});

play('the calendar is confirmed after a look at what it shows', (b) => SCENES['devices-calendar'](b), async ({ page, fake }) => {
  await text(page, 'По часам сервера сейчас');
  await page.waitForFunction(() => document.activeElement.innerText.includes('Отмена'));
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=alertdialog]', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement.innerText.includes('Часы сервера верны'));
  assert.equal(sent(fake, '/calendar/confirm'), 0);
  await page.keyboard.press('Enter');
  await page.click('text=Да, перейти');
  await page.waitForSelector('.opener', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement.id === 'alarms-title');
  assert.equal(sent(fake, '/calendar/confirm'), 1);
});

play('a jump of hours while people wait is confirmed in the same way', (b) => SCENES['devices-jumped'](b), async ({ page, fake }) => {
  await text(page, 'Часы сервера ушли вперёд на 2 ч');
  await page.click('.opener button');
  await text(page, 'По часам сервера сейчас');
  await page.click('text=Да, перейти');
  await page.waitForSelector('.opener', { state: 'detached' });
  await text(page, 'Неполадок нет');
  assert.equal(sent(fake, '/calendar/confirm'), 1);
});

play('who may not confirm the calendar is not asked to', (b) => SCENES.devices(b, { as: 'administrator', alarms: badMonday().alarms }), async ({ page }) => {
  await text(page, 'Часы сервера расходятся');
  assert.equal(await page.locator('.opener').count(), 0);
});

play('a device is revoked after a question', (b) => SCENES.devices(b), async ({ page, fake }) => {
  await page.click('.devices li:nth-child(2) .revoke');
  await page.waitForFunction(() => document.activeElement.innerText.includes('Отмена'));
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=alertdialog]', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement.innerText.startsWith('Отозвать ключ'));
  assert.equal(sent(fake, '/revoke'), 0);
  await page.keyboard.press('Enter');
  await page.click('text=Да, отозвать');
  await page.waitForFunction(() => document.querySelectorAll('.devices > li').length === 4);
  assert.deepEqual(fake.requests.filter((call) => call.path.endsWith('/revoke')).map((call) => call.path), ['/api/v1/devices/2D5VATR8/revoke']);
});
