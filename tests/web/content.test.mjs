// SPDX-License-Identifier: GPL-3.0-or-later
// The information stands' pages in the console, on the real talond (TALOND=path): write, publish, go back, two who edit one page.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, RealTalond } from '../support/real_talond.mjs';
import { complaints, launch, login, openPage, ROOT, shotsFolder } from './support.mjs';

const TALOND = process.env.TALOND;
const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.includes(value), wanted);

describe('the stands in the console', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  const pages = [];

  before(async () => {
    browser = await launch();
    talond = new RealTalond(TALOND, process.env.SITE);
    talond.user('specialist', 'specialist', 'Специалист');
    talond.user('deputy', 'specialist', 'Заместитель');
    talond.user('administrator', 'administrator', 'Администратор зала');
    talond.command('content', '--from', join(ROOT, 'assets/demo/stand'));
    await talond.start();
  });

  after(async () => {
    await browser?.close();
    await talond?.remove();
  });

  const shot = async (page, name) => {
    const folder = shotsFolder();
    if (folder) writeFileSync(join(folder, `${name}.png`), await page.screenshot({ fullPage: true }));
  };

  async function staff(user, options = {}) {
    const page = await openPage(browser, talond.url, { fixed: null, width: 1440, height: 900, ...options });
    await login(page, user, PASSWORD);
    await page.waitForSelector('nav, .frame');
    await page.goto(`${talond.url}/content`);
    pages.push(page);
    return page;
  }
  const open = async (page, title) => {
    await page.getByRole('button', { name: new RegExp(title) }).first().click();
    await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor();
  };
  const field = (page, name) => page.locator(`textarea[data-field="${name}"]`);

  test('every service has its page, and what is missing of what must hang is seen', async () => {
    const page = await staff('specialist');
    await text(page, 'Что должно висеть');
    assert.equal(await page.locator('tbody tr').count(), talond.site.services.length);
    // The demonstration lacks samples alone.
    assert.equal(await page.locator('td.hole').count(), talond.site.services.length);
    await text(page, 'Стенды ещё не подключены');
    assert.deepEqual(await complaints(page), []);
    await shot(page, 'content-list');
  });

  test('a change is saved, hangs only when it is published, and comes back by one press', async () => {
    const page = pages[0];
    await open(page, 'Как обжаловать решение');
    await field(page, 'title').fill('Как пожаловаться');
    await page.getByRole('button', { name: 'Сохранить черновик' }).click();
    await text(page, 'Черновик сохранён. На стендах всё по-прежнему.');
    await text(page, 'Правка 2');
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await text(page, 'Опубликовано.');
    await page.locator('li', { hasText: 'Правка 2' }).getByText('висит сейчас').waitFor();
    await page.getByRole('button', { name: 'Вернуть как было: правка 1' }).click();
    await text(page, 'Вернулся текст правки 1.');
    assert.equal(await field(page, 'title').inputValue(), 'Как обжаловать решение');
    // It is a new revision; the stands still show the second.
    await page.locator('li', { hasText: 'Правка 2' }).getByText('висит сейчас').waitFor();
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await page.locator('li', { hasText: 'Правка 3' }).getByText('висит сейчас').waitFor();
    assert.deepEqual(await complaints(page), []);
    await shot(page, 'content-editor');
    await page.getByRole('button', { name: 'Все страницы' }).click();
    await text(page, 'Что должно висеть');
  });

  test('what hinders stands beside its field while it is written', async () => {
    const page = pages[0];
    await page.getByRole('button', { name: 'Новая страница' }).click();
    await page.getByLabel('Что это за страница').selectOption('service');
    await text(page, 'Выберите услугу');
    await field(page, 'title').fill('Проверка');
    const fee = page.locator('.pair', { has: field(page, 'summary.fee') });
    await fee.getByText('Заполните поле.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Опубликовать' }).getAttribute('aria-disabled'), 'true');
    await field(page, 'summary.fee').fill('бесплатно');
    await fee.getByText('Заполните поле.').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '+ Реквизиты' }).click();
    await page.getByRole('textbox', { name: 'ИНН' }).fill('7727406021');
    await text(page, 'контрольный разряд не сходится');
    await shot(page, 'content-findings');
    await page.getByRole('button', { name: 'Все страницы' }).click();
  });

  test('what was copied out of Word becomes blocks, and nothing else of it', async () => {
    const page = pages[0];
    await page.getByRole('button', { name: 'Новая страница' }).click();
    await field(page, 'title').fill('Памятка');
    // Through the browser's own clipboard, as Word fills it.
    await page.evaluate((html) => {
      document.addEventListener('copy', (event) => { event.clipboardData.setData('text/html', html); event.clipboardData.setData('text/plain', 'Памятка'); event.preventDefault(); }, { once: true });
      document.execCommand('copy');
    }, readFileSync(join(ROOT, 'tests/data/word/memo.html'), 'utf8'));
    await field(page, 'blocks.0.text').click();
    await page.keyboard.press('Control+V');
    await text(page, 'Вставлено блоков: 5.');
    const values = await page.locator('textarea[data-field^="blocks."]').evaluateAll((all) => all.map((each) => [each.dataset.field, each.value]));
    assert.deepEqual(values, [
      ['blocks.0.text', 'Как получить вычет'],
      ['blocks.1.text', 'Вернуть можно часть налога, который за вас заплатил работодатель.'],
      ['blocks.2.steps.0', 'Заполните декларацию.'],
      ['blocks.2.steps.1', 'Приложите копии документов.'],
      ['blocks.3.items.0', 'паспорт'],
      ['blocks.4.rows.0.0', 'Кто'],
      ['blocks.4.rows.0.1', 'Срок'],
      ['blocks.4.rows.1.0', 'Граждане'],
      ['blocks.4.rows.1.1', '3 месяца'],
    ]);
    assert.deepEqual(await complaints(page), []);
    await shot(page, 'content-pasted');
    await page.getByRole('button', { name: 'Сохранить черновик' }).click();
    await text(page, 'Правка 1');
    await page.getByRole('button', { name: 'Все страницы' }).click();
  });

  test('a page is published for a time, by the clock of the inspectorate', async () => {
    const page = pages[0];
    await open(page, 'Памятка');
    const publish = page.getByRole('button', { name: 'Опубликовать ко времени' });
    await page.getByLabel('Показывать с').fill('2027-12-31T00:00');
    await page.getByLabel('Показывать до').fill('2027-12-30T00:00');
    await text(page, 'Конец раньше начала.');
    assert.equal(await publish.getAttribute('aria-disabled'), 'true');
    await page.getByLabel('Показывать до').fill('2028-01-09T00:00');
    await publish.click();
    await text(page, 'Появится на стендах 31.12.2027 в 00:00');
    const told = await page.evaluate(async () => (await (await fetch('/api/v1/pages')).json()).pages.find((each) => each.title.ru === 'Памятка'));
    assert.equal(told.state, 'planned');
    const kept = await page.evaluate(async (id) => (await (await fetch(`/api/v1/pages/${id}`)).json()).hangs, told.page);
    assert.deepEqual(kept.map((each) => [Date.parse(each.from), Date.parse(each.until)]), [['2027-12-31T00:00', '2028-01-09T00:00'].map((at) => Date.parse(`${at}${talond.site.utc_offset}`))]);
    await page.locator('li', { hasText: 'Правка 1' }).getByText('появится 31.12.2027 в 00:00').waitFor();
    assert.equal(await page.getByText('висит сейчас').count(), 0);
    await shot(page, 'content-planned');
    await page.getByRole('button', { name: 'Все страницы' }).click();
  });

  test('two who edit one page lose nothing', async () => {
    const one = pages[0];
    const other = await staff('deputy');
    await open(one, 'Часы приёма и адрес');
    await open(other, 'Часы приёма и адрес');
    await field(one, 'title').fill('Часы первого');
    await field(other, 'title').fill('Часы второго');
    await one.getByRole('button', { name: 'Сохранить черновик' }).click();
    await text(one, 'Черновик сохранён.');
    await other.getByRole('button', { name: 'Сохранить черновик' }).click();
    await text(other, 'Страницу тем временем сохранил кто-то другой.');
    assert.equal(await field(other, 'title').inputValue(), 'Часы второго');
    await other.getByRole('button', { name: 'Сохранить мой текст поверх' }).click();
    await other.locator('li', { hasText: 'Правка 2' }).waitFor();
    await other.getByRole('button', { name: 'Сохранить черновик' }).click();
    await text(other, 'Правка 3');
    assert.equal(await field(other, 'title').inputValue(), 'Часы второго');
  });

  test('the administrator reads and changes nothing', async () => {
    const page = await staff('administrator');
    await text(page, 'Что должно висеть');
    assert.equal(await page.getByRole('button', { name: 'Новая страница' }).count(), 0);
    await open(page, 'Приём отчётности');
    assert.equal(await page.getByRole('button', { name: 'Опубликовать' }).count(), 0);
    assert.equal(await field(page, 'title').isDisabled(), true);
  });

  test('no page has done anything that it must not', () => {
    for (const page of pages) assert.deepEqual(page.faults, []);
  });
});
