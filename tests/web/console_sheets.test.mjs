// SPDX-License-Identifier: GPL-3.0-or-later
// The lists beside the desk and the hall while the hall moves on: a press concerns the visitor or the operator for whom the
// list was opened, and nobody else.
import assert from 'node:assert/strict';
import { HELD, NEXT, SCENES, open, operator } from './console_scenes.mjs';
import { idle, play, press, sent, text } from './plays.mjs';
import { login } from './support.mjs';

const SHEET = '[role=dialog]';
const QUESTION = '[role=alertdialog]';
const posts = (fake) => fake.requests.filter((call) => call.method === 'POST' && !call.path.endsWith('/session')).map((call) => call.path);
const marked = (page, number) => page.waitForFunction((wanted) => document.querySelector('[aria-selected=true] b')?.innerText === wanted, number);
const marks = (page) => page.locator('[aria-selected=true]').count();
const inField = (page) => page.waitForFunction(() => document.activeElement.tagName === 'INPUT');
/** Of those who wait, whom window 5 may call, in the order of the queue; and the others. */
const own = (fake) => fake.hall.waiting().filter((ticket) => fake.hall.takes(fake.hall.windows[4], ticket));
const foreign = (fake) => fake.hall.waiting().filter((ticket) => !fake.hall.takes(fake.hall.windows[4], ticket));

function callElsewhere(fake, ticket) {
  Object.assign(ticket, { state: 'called', window: '8', called: fake.hall.now(), calls: 1 });
  fake.push();
}

async function chooser({ page }) {
  await page.waitForSelector(NEXT);
  await press(page, 'Shift+F2');
  await page.waitForSelector(SHEET);
}

play('a visitor of another window\'s service is the one that the list marks, and the one who has left', (b) => operator(b), async ({ page, fake }) => {
  await page.waitForSelector(NEXT);
  const [, ticket] = foreign(fake);
  await page.click('.scope button:nth-child(2)');
  await page.click(`tbody th button:has-text("${ticket.number}")`);
  await page.waitForSelector(SHEET);
  await marked(page, ticket.number);
  await text(page, 'К другому окну');
  assert.equal(await page.locator('.foot button:has-text("Вызвать")').count(), 0, 'this window may not call the visitor');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await page.waitForSelector(QUESTION);
  assert.ok((await page.innerText(QUESTION)).includes(ticket.number));
  await page.click('text=Да, ушёл');
  await text(page, `Талон ${ticket.number} больше не ждёт`);
  assert.deepEqual(posts(fake).map((path) => path.split('/').slice(-2)), [[ticket.ticket, 'leave']]);
});

play('a marked visitor who is called elsewhere leaves nobody marked: Del and Enter find no other', (b) => operator(b), async (scene) => {
  const { page, fake } = scene;
  await chooser(scene);
  const [first, , third] = own(fake);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await marked(page, third.number);
  callElsewhere(fake, third);
  await text(page, `Талон ${third.number} больше не ждёт`);
  assert.equal(await marks(page), 0);
  for (const key of ['Delete', 'Shift+F3', 'Enter']) await page.keyboard.press(key);
  assert.equal(await page.locator(QUESTION).count(), 0);
  await page.keyboard.press('ArrowDown');
  await marked(page, first.number);
  assert.ok(!(await page.innerText(SHEET)).includes('больше не ждёт'));
  await page.keyboard.press('Enter');
  await page.waitForSelector(HELD);
  assert.deepEqual(posts(fake).map((path) => path.split('/').slice(-2)), [[first.ticket, 'call']]);
});

play('the first visitor, marked as the list opened, is not swapped for the second either', (b) => operator(b), async (scene) => {
  const { page, fake } = scene;
  await chooser(scene);
  const [first, second] = own(fake);
  await marked(page, first.number);
  callElsewhere(fake, first);
  await text(page, `Талон ${first.number} больше не ждёт`);
  await page.keyboard.press('Enter');
  await page.keyboard.type(second.number.slice(1)); // who types a number looks for somebody: the first found is marked
  await marked(page, second.number);
  assert.deepEqual(posts(fake), []);
});

play('a mark that is only filtered out goes to the first one found', (b) => operator(b), async (scene) => {
  const { page, fake } = scene;
  await chooser(scene);
  const [first] = own(fake);
  const wanted = own(fake).at(-1);
  await marked(page, first.number);
  await page.keyboard.type(wanted.number.slice(1));
  await marked(page, wanted.number);
  callElsewhere(fake, wanted);
  await text(page, `Талон ${wanted.number} больше не ждёт`);
  await page.fill('.find input', ''); // and emptying the field marks nobody in their place
  await page.waitForFunction(() => document.querySelectorAll('.choice').length > 5);
  assert.equal(await marks(page), 0);
  assert.deepEqual(posts(fake), []);
});

play('Del and Ins belong to the search field while it has text', (b) => SCENES['desk-choose'](b), async ({ page, fake }) => {
  const parked = fake.hall.tickets.find((ticket) => ticket.state === 'parked');
  await page.keyboard.type(parked.number);
  await marked(page, parked.number);
  await page.keyboard.press('Insert');
  await page.fill('.find input', '');
  const [first] = own(fake);
  await page.keyboard.type(first.number);
  await marked(page, first.number);
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  assert.equal(await page.inputValue('.find input'), first.number.slice(1), 'Del corrects the typo');
  assert.equal(await page.locator(QUESTION).count(), 0);
  assert.equal(await page.locator('.foot kbd:has-text("Del")').count(), 0, 'and is on no button meanwhile');
  assert.deepEqual(posts(fake), []);
  await page.fill('.find input', '');
  await page.waitForSelector('.foot kbd:has-text("Del")');
  await page.keyboard.press('Delete');
  await page.waitForSelector(QUESTION);
});

play('who has left is asked about; Escape and Enter take it back, and the list stays', (b) => operator(b), async (scene) => {
  const { page, fake } = scene;
  await chooser(scene);
  const [, second] = own(fake);
  await page.keyboard.press('ArrowDown');
  for (const back of ['Escape', 'Enter']) {
    await page.keyboard.press('Delete');
    await page.waitForSelector(QUESTION);
    await page.waitForFunction(() => document.activeElement.innerText.includes('Отмена'));
    await page.keyboard.press('Delete');
    await page.keyboard.press(back);
    await page.waitForSelector(QUESTION, { state: 'detached' });
    await inField(page);
    await marked(page, second.number);
  }
  assert.deepEqual(posts(fake), []);
  await page.keyboard.press('Delete');
  await page.click('text=Да, ушёл');
  await text(page, `Талон ${second.number} больше не ждёт`);
  await inField(page);
  assert.deepEqual(posts(fake).map((path) => path.split('/').slice(-2)), [[second.ticket, 'leave']]);
});

play('the question is gone with the visitor whom it is about', (b) => operator(b), async (scene) => {
  const { page, fake } = scene;
  await chooser(scene);
  const [first] = own(fake);
  await page.keyboard.press('Delete');
  await page.waitForSelector(QUESTION);
  callElsewhere(fake, first);
  await page.waitForSelector(QUESTION, { state: 'detached' });
  await inField(page);
  await text(page, `Талон ${first.number} больше не ждёт`);
  assert.deepEqual(posts(fake), []);
});

play('back from putting somebody off, the same visitor is marked', (b) => operator(b), async (scene) => {
  const { page, fake } = scene;
  await chooser(scene);
  const [, , third] = own(fake);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F3');
  await text(page, `На сколько отложить талон ${third.number}?`);
  await page.keyboard.press('Escape');
  await marked(page, third.number);
});

play('a window that a colleague has taken meanwhile is not freed', (b) => SCENES.hall(b), async ({ page, fake }) => {
  await page.click('li:nth-child(2) .who button');
  await text(page, 'Освободить окно 2: почему?');
  fake.hall.windows[1].operator = 'operator8';
  fake.push();
  await page.waitForSelector(SHEET, { state: 'detached' });
  await text(page, 'За окном 2 теперь Оператор 8');
  await page.keyboard.press('1');
  assert.equal(sent(fake, '/release-for'), 0);
  await page.click('li:nth-child(3) .who button');
  await text(page, 'Освободить окно 3: почему?');
  fake.hall.windows[2].operator = null;
  fake.push();
  await page.waitForSelector(SHEET, { state: 'detached' });
  await text(page, 'Окно 3 уже свободно');
  assert.equal(sent(fake, '/release-for'), 0);
  assert.equal(fake.hall.windows[1].operator, 'operator8');
});

play('a proxy that swallows the WebSocket\'s upgrade: the hall is there at once, and stays fresh', async (b) => {
  const scene = await open(b, {});
  scene.fake.server.removeAllListeners('upgrade');
  scene.fake.server.on('upgrade', () => {}); // neither accepted nor refused
  scene.fake.hall.windows[4].operator = 'operator5';
  await login(scene.page, 'operator5');
  return scene;
}, async ({ page, fake }) => {
  await page.waitForSelector(NEXT); // the page's clock stands: no silence is ever noticed
  assert.equal(await page.locator('p.lost').count(), 0);
  await page.click('.scope button:nth-child(2)');
  fake.hall.add({ service: 0, number: 777 });
  await text(page, '777');
  await idle(page);
  await press(page, 'F2');
  await page.waitForSelector(HELD);
});
