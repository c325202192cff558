// SPDX-License-Identifier: GPL-3.0-or-later
// A survey of a specialist's own on the real talond (TALOND=path), from its first question to the files: built, published, answered on phones, read
// on the next day, a text removed for good, exported.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { RealTalond } from '../support/real_talond.mjs';
import { shot, staffPage } from './real_pages.mjs';
import { complaints, launch, openPage } from './support.mjs';

const TALOND = process.env.TALOND;
const PHONE = { fixed: null, width: 390, height: 844, touch: true };
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.replaceAll('\u00a0', ' ').includes(value), wanted);
const field = (page, path) => page.locator(`[data-field="${path}"]`);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const tab = (page, name) => page.locator('.tabs').getByRole('button', { name }).click();
const headline = (page, wanted) => page.waitForFunction((value) => document.querySelector('.told h1')?.textContent === value, wanted);

/** Every row of the workbook's every sheet, as openpyxl reads them. */
const ROWS = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[str(cell) for cell in row if cell is not None] for sheet in book for row in sheet.iter_rows(values_only=True)]))
`;

describe('a survey of one’s own', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  let folder;
  let desk;

  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'talon-survey-'));
    talond = new RealTalond(TALOND, process.env.SITE);
    talond.user('specialist', 'specialist', 'Специалист');
    talond.user('head', 'head', 'Начальник');
    await talond.start();
    desk = await staffPage(browser, talond, 'specialist');
  });
  after(async () => {
    await browser?.close();
    await talond?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('it is built, and what hinders is told until it is mended', async () => {
    await desk.goto(`${talond.url}/surveys`);
    await press(desk, 'Новая анкета');
    await desk.getByRole('button', { name: '+ Да или нет' }).click();
    await desk.locator('.pair', { has: field(desk, 'title') }).getByText('Напишите по-русски.').waitFor();
    await field(desk, 'title').fill('О новом зале');
    await field(desk, 'questions[0].title').fill('Удобно ли в новом зале?');
    await desk.getByRole('button', { name: '+ Свободный ответ' }).click();
    await field(desk, 'questions[1].title').fill('Что неудобно?');
    await desk.locator('.condition select').selectOption({ index: 1 });
    await text(desk, 'Отметьте, при каких ответах показывать.');
    await desk.locator('.condition').getByLabel('Нет', { exact: true }).check();
    await desk.locator('.condition p').waitFor({ state: 'detached' });
    await press(desk, 'Проверить все пути');
    await text(desk, 'Всего 2 пути.');
    await press(desk, 'Сохранить черновик');
    await text(desk, 'Черновик сохранён.');
    assert.deepEqual(await complaints(desk), []);
    await shot(desk, 'survey-flow-built');
  });

  test('it is published, and phones are asked', async () => {
    await tab(desk, 'Где и когда');
    await press(desk, 'Опубликовать');
    await text(desk, 'Анкета опубликована.');
    const page = await openPage(browser, `${talond.url}/s/hall`, PHONE);
    await page.waitForSelector('form');
    assert.equal(await page.textContent('h1'), 'О новом зале');
    assert.equal(await page.isVisible('textarea'), false);
    await page.check('input[value=no]');
    await page.fill('textarea', 'Оператор Петрова Анна помогла, а стульев мало.');
    await page.dblclick('.send');
    await headline(page, 'Спасибо!');
    await page.reload();
    await headline(page, 'Вы уже ответили. Спасибо!');
    await page.context().close();
    // Eleven more phones.
    const { form } = await (await fetch(`${talond.url}/api/v1/survey`)).json();
    for (let n = 0; n < 11; n += 1) {
      const said = n < 6 ? { chosen: ['yes'] } : { chosen: ['no'] };
      const answer = { [form.questions[0].id]: said, ...(n === 7 ? { [form.questions[1].id]: { text: '=1+1; темно у окон' } } : {}) };
      const body = JSON.stringify({ id: n.toString(16).repeat(32), survey: form.survey, version: form.version, answer });
      const taken = await fetch(`${talond.url}/api/v1/survey/answers`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      assert.equal(taken.status, 200);
    }
  });

  /** A page that asks once when it is opened is opened until it shows the text. */
  const shows = async (path, wanted, open = () => undefined) => {
    for (let tries = 0; tries < 10; tries += 1) {
      await desk.goto(`${talond.url}${path}`);
      await open();
      const shown = await desk.waitForFunction((value) => document.body.innerText.includes(value), wanted, { timeout: 3_000 }).then(() => true, () => false);
      if (shown) return;
    }
    assert.fail(`${path} never shows ${wanted}`);
  };

  test('on the next day it is read: the share with its interval, and the texts apart', async () => {
    await desk.context().close();
    await talond.stop();
    await talond.start('', 1);
    desk = await staffPage(browser, talond, 'specialist');
    // What was answered yesterday is sealed as soon as the new day is met.
    await desk.waitForFunction(async () => (await (await fetch('/api/v1/surveys/survey-1/words')).json()).words.length === 2);
    await shows('/surveys', '12 ответов.', () => desk.getByRole('button', { name: /О новом зале/ }).click()); // opened before the seal is written it does not yet
    const card = desk.locator('article', { hasText: 'Удобно ли в новом зале?' });
    await card.getByText('50 %').first().waitFor();
    await card.getByText('от 25 до 75 %').waitFor();
    await text(desk, 'Оператор Петрова Анна помогла');
    assert.deepEqual(await complaints(desk), []);
    await shot(desk, 'survey-flow-read');
  });

  test('the files open, and what looks like a formula is a text', async () => {
    const links = await desk.getByRole('link').filter({ hasText: /Скачать/ }).evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    const load = (path) => desk.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], path).then((bytes) => Buffer.from(bytes));
    const book = join(folder, 'results.xlsx');
    writeFileSync(book, await load(links.find((each) => each.includes('xlsx'))));
    const rows = JSON.parse(execFileSync('/usr/bin/python3', ['-c', ROWS, book], { encoding: 'utf8' }));
    assert.ok(rows.flat().some((each) => each.includes('Удобно ли в новом зале?')), JSON.stringify(rows));
    const table = await load(links.find((each) => each.includes('csv')));
    assert.deepEqual([...table.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.ok(table.toString('utf8').includes('Удобно ли в новом зале?'));
    assert.ok(!table.toString('utf8').includes('Петрова'), 'texts are not in it');
  });

  test('a text that names somebody is removed for good, and the seal still holds', async () => {
    await desk.getByRole('button', { name: /^Удалить текст: Оператор Петрова/ }).click();
    await desk.getByLabel(/^Почему/).fill('названа фамилия сотрудника');
    await press(desk, 'Удалить навсегда');
    await desk.getByText('Оператор Петрова Анна помогла').waitFor({ state: 'detached' });
    await desk.reload();
    await desk.getByRole('button', { name: /О новом зале/ }).click();
    await text(desk, 'темно у окон');
    assert.equal(await desk.getByText('Петрова').count(), 0);
    await text(desk, '12 ответов.');
    await shows('/audit', 'названа фамилия сотрудника'); // what is told there follows the journal by some seconds
    assert.deepEqual(desk.faults, []);
  });

  test('the head opens the quality of the days', async () => {
    const page = await staffPage(browser, talond, 'head');
    await page.click('nav a[href="/quality"]');
    await page.waitForSelector('.sentences');
    assert.equal(await page.locator('.sentences p').count(), 4);
    assert.deepEqual(await complaints(page), []);
    assert.deepEqual(page.faults, []);
    await shot(page, 'survey-flow-quality');
    await page.context().close();
  });

  test('what is kept is what was sealed', async () => {
    await talond.stop();
    assert.doesNotThrow(() => talond.command('verify'));
  });
});
