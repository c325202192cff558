// SPDX-License-Identifier: GPL-3.0-or-later
// What the console does, on the fake server: logins, windows, races, lost connections, strange answers, devices.
// Long because the scenes are one list of small plays.
import assert from 'node:assert/strict';
import { HELD, NEXT, SCENES, called, open, operator } from './console_scenes.mjs';
import { idle, play, press, sent, state, text } from './plays.mjs';
import { login } from './support.mjs';

play('a wrong password is said, and the name stays', (b) => open(b), async ({ page }) => {
  await login(page, 'operator5', 'wrong');
  await text(page, 'Неверное имя пользователя или пароль');
  assert.equal(await page.inputValue('#login'), 'operator5');
  assert.equal(await page.inputValue('#password'), '');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'password');
});

play('too many tries: the seconds count down, then the login works', (b) => open(b, { still: true }), async ({ page, fake }) => {
  fake.refuse('login', 429, 'too_many_tries', { 'Retry-After': '21' });
  await login(page, 'operator5');
  await text(page, 'через 21 секунду');
  await page.clock.runFor(19_000);
  await text(page, 'через 2 секунды');
  const before = sent(fake, '/session');
  await page.keyboard.press('Enter');
  fake.allow('login');
  await page.clock.runFor(3_000);
  await text(page, 'Можно попробовать ещё раз');
  assert.equal(sent(fake, '/session'), before, 'no try goes out while it would be refused');
  await page.press('#password', 'Enter');
  await text(page, 'Выберите окно');
});

play('a taken window is refused while its operator is there, and taken over when that one is gone; a free one is taken', (b) => operator(b, { window: null }), async ({ page, fake }) => {
  await page.click('li:nth-child(2) button');
  await text(page, 'Это окно занято');
  fake.hall.gone.add('operator2');
  await page.waitForSelector('ul[aria-busy=false]');
  await page.click('li:nth-child(2) button');
  await page.waitForSelector(HELD);
  assert.equal(fake.hall.windows[1].operator, 'operator5');
});

play('a free window is taken', (b) => operator(b, { window: null }), async ({ page, fake }) => {
  await page.click('li:nth-child(5) button');
  await page.waitForSelector(NEXT);
  await text(page, 'Окно 5');
  assert.equal(sent(fake, '/take'), 1);
});

play('losing the race for a window is explained', (b) => operator(b, { window: null }), async ({ page, fake }) => {
  await page.waitForSelector('button .number');
  fake.before.set('take', () => { fake.hall.windows[4].operator = 'operator8'; });
  await page.click('li:nth-child(5) button');
  await text(page, 'Это окно занято');
  await page.waitForSelector('li:nth-child(5) button.taken');
});

play('a whole visit by keyboard: call, twice again, start, finish', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  const number = await page.innerText(`${NEXT} .number`);
  await press(page, 'F2');
  await state(page, 'Вызван');
  assert.equal(await page.innerText(`${HELD} .number`), number);
  assert.ok((await page.title()).startsWith(number));
  await press(page, 'F3');
  await text(page, 'остался 1');
  await press(page, 'F3');
  await text(page, 'повторы исчерпаны');
  await press(page, 'F3');
  await press(page, 'F4');
  await state(page, 'Идёт приём');
  await press(page, 'F8');
  await page.waitForSelector(NEXT);
  const verbs = fake.requests.filter((call) => call.method === 'POST' && !call.path.endsWith('session')).map((call) => call.path.split('/').pop());
  assert.deepEqual(verbs, ['call-next', 'recall', 'recall', 'start', 'finish']);
});

play('a double click calls once, and does not start what it called', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await page.dblclick('.actions .primary');
  await page.waitForSelector(HELD);
  await idle(page);
  assert.equal(sent(fake, '/call-next'), 1);
  assert.equal(sent(fake, '/start'), 0);
});

play('while a request flies nothing else goes out', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  fake.before.set('call-next', () => held);
  await page.click('.actions .primary');
  await text(page, 'Отправляем');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('F2');
  await page.click('.actions .primary', { force: true });
  release();
  await page.waitForSelector(HELD);
  assert.equal(sent(fake, '/call-next'), 1);
});

play('a no-show is asked about; Escape takes it back and returns the focus', (b) => SCENES['desk-called'](b), async (scene) => {
  const { page, fake } = scene;
  await page.keyboard.press('F9');
  await page.waitForSelector('[role=alertdialog]');
  await page.waitForFunction(() => document.activeElement.innerText.includes('Отмена'));
  await page.keyboard.press('F9');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=alertdialog]', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement.innerText.includes('Неявка'));
  assert.equal(sent(fake, '/no-show'), 0);
  await page.keyboard.press('F9');
  await page.click('text=Да, неявка');
  await page.waitForSelector(NEXT);
  assert.equal(sent(fake, '/no-show'), 1);
});

play('a ticket goes back to the queue', (b) => SCENES['desk-called'](b), async ({ page, fake }) => {
  const number = await page.innerText(`${HELD} .number`);
  await page.keyboard.press('Shift+F9');
  await page.waitForSelector(NEXT);
  assert.equal(await page.innerText(`${NEXT} .number`), number, 'its due time was kept');
  assert.equal(sent(fake, '/return'), 1);
});

play('the queue shows the own window or everybody, and follows what happens', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector('tbody tr');
  const own = await page.locator('tbody tr').count();
  await page.click('.scope button:nth-child(2)');
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 60);
  assert.ok(own < 60);
  fake.hall.add({ service: 0, number: 777 });
  fake.push();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 61);
});

play('a lost connection: since when, old data kept, nothing to press; then it heals by itself', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  const port = fake.port;
  await fake.stop();
  await text(page, 'Нет связи с сервером с 12:15');
  await page.waitForSelector(NEXT);
  assert.equal(await page.getAttribute('.actions .primary', 'aria-disabled'), 'true');
  fake.hall.today.served = 999;
  await fake.start(port);
  await page.waitForSelector('p.lost', { state: 'detached' });
  await text(page, '999');
  await idle(page);
});

play('an answer that never comes is asked for once more, and then said', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await page.route('**/call-next', async (route) => {
    await route.fetch(); // the server did it …
    await route.abort('connectionreset'); // … and its answer was lost
  });
  await press(page, 'F2');
  await text(page, 'Связь прервалась во время действия «Вызвать следующего»');
  await page.waitForSelector(HELD);
  assert.equal(new Set(fake.requests.filter((call) => call.path.endsWith('/call-next')).map((call) => call.headers['idempotency-key'])).size, 1);
});

play('a press whose answer was lost is sent once more with its key, and acts once', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  let lost = 0;
  await page.route('**/recall', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await press(page, 'F2');
  await state(page, 'Вызван');
  await press(page, 'F3');
  await text(page, 'остался 1');
  await idle(page);
  assert.equal(sent(fake, '/recall'), 2);
  assert.equal(await page.locator('[role=alert] p').count(), 0);
  assert.equal(fake.hall.heldBy('5').calls, 2);
});

play('after a restart of the server a press goes out again only when it cannot have been done', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  fake.restart();
  await press(page, 'F2'); // never sent before: done now
  await state(page, 'Вызван');
  assert.equal(await page.locator('[role=alert] p').count(), 0);
  let lost = 0;
  await page.route('**/recall', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    fake.restart(); // and nobody remembers
    return route.abort('connectionreset');
  });
  await press(page, 'F3');
  await text(page, 'повтор не получил ответа');
  await text(page, 'остался 1');
  assert.equal(fake.hall.heldBy('5').calls, 2);
});

play('a call the browser sent twice is no error', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await page.route('**/call-next', async (route) => {
    await route.fetch();
    await route.continue();
  });
  await press(page, 'F2');
  await page.waitForSelector(HELD);
  await idle(page);
  assert.equal(sent(fake, '/call-next'), 2);
  assert.equal(await page.locator('[role=alert] p').count(), 0);
});

play('a session that ended leads back to the login, with the reason', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  fake.expire();
  await page.keyboard.press('F2');
  await text(page, 'Сеанс завершён');
  assert.equal(await page.inputValue('#login'), 'operator5');
  await page.fill('#password', 'demo');
  await page.press('#password', 'Enter');
  await page.waitForSelector(NEXT);
});

play('a window taken away is said, and another can be chosen', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  fake.hall.windows[4].operator = null;
  fake.push();
  await text(page, 'Окно 5 больше не закреплено за вами');
  await text(page, 'Выберите окно');
});

play('changing the window releases it without complaint', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  await page.click('text=Сменить окно');
  await text(page, 'Выберите окно');
  assert.equal(fake.hall.windows[4].operator, null);
  assert.equal(await page.locator('[role=alert] p').count(), 0);
});

play('a document of the wrong shape is named, and a good one heals it', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  fake.sendRaw('{"v":1,"type":"hall","body":[]}');
  await text(page, 'поле «hall»');
  fake.sendRaw('not json at all');
  await text(page, 'поле «JSON»');
  fake.sendRaw('{"v":1,"type":"tomorrow","body":{}}');
  fake.push();
  await page.waitForSelector('p.bad', { state: 'detached' });
});

play('refusals are told in the page\'s language, unknown ones by the server\'s sentence', (b) => SCENES['desk-called'](b), async ({ page, fake }) => {
  fake.refuse('start', 409, 'wrong_state');
  await page.keyboard.press('F4');
  await text(page, 'Талон уже в другом состоянии');
  await idle(page);
  fake.refuse('start', 409, 'moon_phase');
  await press(page, 'F4');
  await text(page, 'fake: moon_phase');
});

play('logging out releases the window; with a ticket in hand it asks', (b) => operator(b), async (scene) => {
  const { page, fake } = scene;
  await page.waitForSelector(NEXT);
  const ticket = await called(scene, 10);
  await page.click('text=Выйти');
  await text(page, 'ещё у вас');
  await page.click('text=Остаться');
  await page.waitForSelector('[role=alertdialog]', { state: 'detached' });
  ticket.state = 'served';
  fake.push();
  await page.waitForSelector(NEXT);
  await page.click('text=Выйти');
  await text(page, 'Вы вышли из пульта');
  assert.equal(fake.hall.windows[4].operator, null);
});

play('the language changes at once and is remembered', (b) => SCENES.desk(b), async ({ page }) => {
  await page.click('header button[lang=en]');
  await text(page, 'Call the next');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.reload();
  await text(page, 'Call the next');
});

play('times run with the server\'s clock', (b) => operator(b, { still: true }), async (scene) => {
  const { page, fake } = scene;
  await page.waitForSelector(NEXT);
  await called(scene, 5);
  await text(page, 'с вызова 0:05');
  fake.hall.now = () => Date.parse('2026-11-23T09:15:12.000Z');
  await page.clock.runFor(12_000);
  await text(page, 'с вызова 0:17');
});

play('the administrator has no window to call to', (b) => SCENES.hall(b), async ({ page, fake }) => {
  await page.keyboard.press('F2');
  await page.keyboard.press('Shift+F2');
  assert.equal(fake.requests.filter((call) => call.method === 'POST' && !call.path.endsWith('/session')).length, 0);
});

play('the specialist issues a code and sees the devices change', (b) => SCENES.devices(b), async ({ page, fake }) => {
  await page.selectOption('#code-place', 'ticket-2');
  await page.selectOption('#code-role', 'hall'); // another role has other places
  await page.selectOption('#code-place', 'hall-2');
  await page.click('form button');
  await text(page, 'K7QM-3XPA');
  assert.deepEqual(fake.requests.find((call) => call.path.endsWith('/codes')).body, { role: 'hall', place: 'hall-2' });
  fake.devices[0].printer = 'stopped';
  await text(page, 'остановлен');
  await page.waitForSelector('nav .count.serious');
  assert.match(await page.innerText('nav .count'), /3 неполадки/);
  fake.alarms = fake.alarms.slice(2); // the first two are mended, and nobody had to press anything
  await page.waitForSelector('nav .count:not(.serious)');
  await text(page, 'часы спешат на 40 с');
  assert.equal(await page.locator('main li.serious').count(), 0);
  fake.alarms = [];
  await text(page, 'Неполадок нет');
  assert.equal(await page.locator('nav .count').count(), 0);
  await page.click('nav a[href="/hall"]');
  await page.waitForSelector('.hall');
});

play('the administrator sees what is wrong, and issues no codes', (b) => SCENES.devices(b, { as: 'administrator' }), async ({ page }) => {
  await text(page, 'в принтере нет бумаги');
  assert.equal(await page.locator('form').count(), 0);
});

play('an operator is not told of devices', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  assert.deepEqual(await page.locator('nav a').allInnerTexts(), ['Пульт оператора', 'Зал']);
  assert.equal(fake.requests.filter((call) => call.path.endsWith('/alarms')).length, 0);
});

play('an alarm that this console does not know is told all the same', (b) => SCENES.devices(b, {
  alarms: [{ id: 'x', severity: 'warning', code: 'moon_fell', since: '2026-11-23T06:00:00.000Z', device: null, parameters: {} }],
}), async ({ page }) => text(page, 'Сервер сообщает: moon_fell.'));
