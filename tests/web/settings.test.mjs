// SPDX-License-Identifier: GPL-3.0-or-later
// Settings and staff, changed in the console while the real talond works; and what these pages look like.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RealTalond, PASSWORD } from '../support/real_talond.mjs';
import { compareWithGolden } from './golden.mjs';
import { text } from './plays.mjs';
import { complaints, launch, login, openPage } from './support.mjs';

const TALOND = process.env.TALOND;
const THEN = '2026-11-23T09:00:00.000Z';

let browser;
let talond;
before(async () => { if (TALOND) browser = await launch(); });
after(() => browser?.close());

async function world() {
  talond = new RealTalond(TALOND, process.env.SITE);
  for (const [name, role, title] of [['operator1', 'operator', 'Оператор 1'], ['operator2', 'operator', 'Оператор 2'], ['administrator', 'administrator', 'Администратор зала'],
    ['specialist', 'specialist', 'Специалист'], ['deputy', 'specialist', 'Второй специалист']]) talond.user(name, role, title);
  await talond.start();
}

/** Somebody at a page; what the server says of times is always the same for pictures. */
async function staff(user, path, options = {}) {
  const page = await openPage(browser, `${talond.url}${path}`, { fixed: null, ...options });
  await page.route(/\/api\/v1\/(settings|sessions)/, async (route) => {
    const answer = await route.fetch();
    const sent = await answer.text();
    if (sent === '') return route.fulfill({ response: answer });
    const body = sent.replace(/"(at|started_at|used_at)":"[^"]+"/g, `"$1":"${THEN}"`);
    const json = JSON.parse(body);
    // How often this person has logged in before depends on which tests were run.
    if (json.sessions) json.sessions = json.sessions.filter((session) => session.own);
    await route.fulfill({ response: answer, body: JSON.stringify(json) });
  });
  await login(page, user, options.password ?? PASSWORD);
  return page;
}

async function look(page, name) {
  await page.evaluate(() => { for (const each of document.querySelectorAll('.clock')) each.style.visibility = 'hidden'; });
  await page.mouse.move(2, 760);
  await compareWithGolden(page, `console-${name}`);
  assert.deepEqual(await complaints(page), []);
  assert.deepEqual(page.faults, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} scrolls sideways`);
}

const choose = (page, name) => page.click(`nav button.line:has-text("${name}")`);
const saved = async (page, note) => {
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('[role=dialog]');
  if (note) await page.fill('[role=dialog] input', note);
  await page.keyboard.press('Control+Enter');
  await text(page, 'Сохранено.');
};

describe('with the real talond', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  before(world);
  after(() => talond?.remove());

  test('a service is renamed by keys alone, and consoles show it at once', async () => {
    const hall = await staff('administrator', '/hall');
    await text(hall, 'ИНН, учёт и справки');
    const page = await staff('specialist', '/settings');
    await choose(page, 'ИНН');
    await page.fill('[id="services[3].title-ru"]', 'Постановка на учёт, ИНН');
    await text(page, 'Есть несохранённые изменения');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[role=dialog]');
    await text(page, 'Постановка на учёт, ИНН');
    await page.keyboard.press('Escape'); // back to the draft, which stays
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    assert.equal(await page.inputValue('[id="services[3].title-ru"]'), 'Постановка на учёт, ИНН');
    await saved(page, 'так понятнее');
    await text(page, 'Действует версия 2');
    await text(hall, 'Постановка на учёт, ИНН');
    await page.click('a[href="/settings?part=history"]');
    await text(page, 'так понятнее');
    await page.context().close();
    await hall.context().close();
  });

  test('an error stands beside its field, and nothing is saved', async () => {
    const page = await staff('specialist', '/settings');
    await page.click('text=Добавить услугу');
    await page.click('a[href="/settings?part=rules"]');
    await page.keyboard.press('Control+Enter');
    await text(page, 'Не сохранено: 1 ошибка'); // the page goes to where it stands
    await text(page, 'Укажите название на русском языке.');
    const fresh = 'services[11]';
    assert.equal(await page.getAttribute(`[id="${fresh}.title-ru"]`, 'aria-invalid'), 'true');
    await page.fill(`[id="${fresh}.title-ru"]`, 'Новая услуга');
    await page.click('a[href="/settings?part=rules"]');
    await page.fill('[id="rules.service_time_min"]', '0');
    await page.keyboard.press('Control+Enter');
    await text(page, 'Не сохранено: 2 ошибки');
    await text(page, 'Допустимо от 1 до 240.');
    await page.waitForSelector('a[href="/settings?part=services"] svg');
    await page.click('a[href="/settings?part=services"]');
    await text(page, 'не принимает ни одно открытое окно');
    // What cannot even be read is told at its field as well.
    await page.click('text=Отменить мои изменения');
    await page.click('a[href="/settings?part=days"]');
    await page.fill('[id="hours.mon"]', 'с девяти');
    await page.keyboard.press('Control+Enter');
    await text(page, 'Проверьте, как это записано.');
    await page.fill('[id="hours.mon"]', '9:00 – 18.00');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[role=dialog]');
    await text(page, '09:00-18:00');
    await page.keyboard.press('Escape');
    await page.click('text=Отменить мои изменения');
    await page.waitForSelector('.bar', { state: 'detached' });
    await page.context().close();
  });

  test('the second of two is shown what the first one changed, and both changes stand', async () => {
    const one = await staff('specialist', '/settings?part=rules');
    const other = await staff('deputy', '/settings?part=rules');
    await one.fill('[id="rules.recall_limit"]', '5');
    await other.fill('[id="rules.reserve_size"]', '30');
    await other.fill('[id="rules.recall_limit"]', '2');
    await saved(one);
    await other.keyboard.press('Control+Enter');
    await other.waitForSelector('[role=dialog]');
    await other.keyboard.press('Control+Enter');
    await text(other, 'Пока вы правили, specialist');
    await text(other, 'Повторных вызовов');
    await other.click('text=Взять эти правки и добавить мои');
    await text(other, 'Эти поля изменили и вы, и коллега');
    assert.equal(await other.inputValue('[id="rules.recall_limit"]'), '2');
    await saved(other);
    await one.click('text=Действует'); // the first one looks at it anew
    await one.reload();
    await one.waitForSelector('[id="rules.reserve_size"]');
    assert.equal(await one.inputValue('[id="rules.reserve_size"]'), '30');
    await one.context().close();
    await other.context().close();
  });

  test('a class of visitors goes before the others as long as the specialist says so', async () => {
    const page = await staff('specialist', '/settings?part=classes');
    await choose(page, '5 мин, вне очереди');
    const first = page.getByRole('checkbox', { name: 'Вне очереди' });
    assert.ok(await first.isChecked());
    await first.uncheck();
    await page.keyboard.press('Control+Enter');
    await text(page, 'Вне очереди');
    await page.keyboard.press('Control+Enter');
    await text(page, 'Сохранено.');
    assert.equal(await page.locator('nav button.line:has-text("вне очереди")').count(), 0);
    await first.check();
    await saved(page);
    await page.waitForSelector('nav button.line:has-text("вне очереди")');
    // The ordinary class has no such setting.
    await choose(page, '15 мин');
    assert.equal(await page.getByRole('checkbox', { name: 'Вне очереди' }).count(), 0);
    await page.context().close();
  });

  test('a window is closed under its operator, who keeps the visitor and then has none', async () => {
    const desk = await staff('operator1', '/desk');
    await desk.getByRole('button', { name: /^Занять окно 1(?!\d)/ }).click();
    await desk.waitForSelector('[data-testid=nobody]');
    const page = await staff('specialist', '/settings?part=windows');
    await choose(page, '1 · ');
    await page.click('text=Закрыть окно навсегда');
    await page.keyboard.press('Control+Enter');
    await text(page, 'Кого это касается прямо сейчас');
    await text(page, 'Окно 1 (operator1)');
    await page.keyboard.press('Control+Enter');
    await text(page, 'Сохранено.');
    await text(desk, 'Окно 1 больше не закреплено за вами.');
    assert.equal(await desk.getByRole('button', { name: /^Занять окно 1(?!\d)/ }).count(), 0);
    await page.click('a[href="/settings?part=history"]');
    await page.click('li:nth-child(2) button:has-text("Вернуть как было")');
    await text(page, 'Возврат к версии');
    await desk.getByRole('button', { name: /^Занять окно 1(?!\d)/ }).waitFor();
    await page.context().close();
    await desk.context().close();
  });

  test('somebody new logs in with the one-time password, and only then with an own one', async () => {
    const page = await staff('specialist', '/people');
    await page.click('text=Добавить сотрудника');
    await page.keyboard.type('Operator3');
    await page.fill('label:has-text("Как показывать") input', 'Оператор 3');
    await page.click('text=Создать и показать пароль');
    const password = await (await page.waitForSelector('.password')).innerText();
    await page.click('text=Скрыть пароль');
    assert.ok(!(await page.content()).includes(password));
    const fresh = await staff('operator3', '/desk', { password });
    await text(fresh, 'Выберите свой пароль');
    await fresh.fill('#present', password);
    await fresh.fill('#next', 'длинная фраза');
    await fresh.fill('#again', 'длинная фраза');
    await fresh.click('button:has-text("Сменить пароль")');
    await text(fresh, 'Выберите окно');
    await page.click('button[aria-label="Изменить: Оператор 3"]');
    await page.click('button:has-text("Закрыть вход")');
    await page.click('text=Да, закрыть');
    await text(page, 'вход закрыт');
    await fresh.waitForSelector('#login'); // at once, by itself
    await page.context().close();
    await fresh.context().close();
  });

  test('a person chooses another password by themselves', async () => {
    const page = await staff('operator2', '/password');
    await page.fill('#present', 'not this one');
    await page.fill('#next', 'another horse');
    await page.fill('#again', 'another horse');
    await page.keyboard.press('Enter');
    await text(page, 'Нынешний пароль неверен.');
    await page.fill('#present', PASSWORD);
    await page.keyboard.press('Enter');
    await text(page, 'Пароль сменён.');
    await page.context().close();
  });
});

describe('sound and zones', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  before(world);
  after(() => talond?.remove());

  test('a zone, a volume and quiet hours are set, and looking at them changes nothing', async () => {
    const page = await staff('specialist', '/settings?part=sound');
    await page.waitForSelector('[id="sound.volume"]');
    assert.equal(await page.locator('.bar').count(), 0); // what the site does not say is as usual
    await page.locator('[id="sound.volume"]').fill('60');
    await page.click('button:has-text("Добавить часы")');
    await page.fill('[id="sound.hours[0].at"]', '20:00-24:00');
    await page.click('button:has-text("Добавить зону")');
    await page.fill('[id="zones[0].title-ru"]', 'Большой зал');
    await page.locator('.display').first().locator('select').first().selectOption({ label: 'Большой зал' });
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('[role=dialog] table');
    await text(page, 'Большой зал');
    await page.click('[role=dialog] button:has-text("Сохранить")');
    await text(page, 'Сохранено');
    await page.reload();
    await page.waitForSelector('[id="sound.volume"]');
    assert.equal(await page.inputValue('[id="sound.volume"]'), '60');
    assert.equal(await page.locator('.display').first().locator('select').first().inputValue(), 'zone-1');
    await page.context().close();
  });
});

describe('what the pages look like', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  before(world);
  after(() => talond?.remove());

  for (const lang of ['ru', 'en']) {
    const locale = { lang, locale: lang === 'ru' ? 'ru-RU' : 'en-GB' };
    for (const part of ['services', 'windows', 'days', 'sound', 'rules']) {
      test(`settings, ${part}, in ${lang}`, async () => {
        const page = await staff('specialist', `/settings?part=${part}`, locale);
        await page.waitForSelector(part === 'services' || part === 'windows' ? 'nav button.line' : 'h2');
        await look(page, `settings-${part}-${lang}`);
        await page.context().close();
      });
    }

    test(`settings, errors and the difference, in ${lang}`, async () => {
      const page = await staff('specialist', '/settings', locale);
      await page.waitForSelector('[id="services[0].title-ru"]');
      const was = await page.inputValue('[id="services[0].title-ru"]');
      await page.fill('[id="services[0].title-ru"]', '');
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('[role=alert] p');
      await look(page, `settings-errors-${lang}`);
      await page.fill('[id="services[0].title-ru"]', `${was}, расчёт`);
      await page.selectOption('[id="services[0].letter"]', 'Х');
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('[role=dialog] table');
      await look(page, `settings-review-${lang}`);
      await page.context().close();
    });

    test(`settings, versions, in ${lang}`, async () => {
      const page = await staff('specialist', '/settings?part=history', locale);
      await page.waitForSelector('.number');
      await look(page, `settings-history-${lang}`);
      await page.context().close();
    });

    test(`people, in ${lang}`, async () => {
      const page = await staff('specialist', '/people', locale);
      await page.waitForSelector('.who');
      await look(page, `people-${lang}`);
      await page.locator('li:has-text("operator1") button').click();
      await page.waitForSelector('.form fieldset');
      await look(page, `people-edit-${lang}`);
      await page.context().close();
    });
  }
});
