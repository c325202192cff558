// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys in the console, on the stand-in for talond: a form is written by mouse and by keyboard, published, taken back to, and read.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SIGNS } from '../support/fake_results.mjs';
import { ALL_KINDS, FakeSurveys, FIVE, RESULTS, WORDS } from '../support/fake_surveys.mjs';
import { startFake } from '../support/fake_talond.mjs';
import { complaints, launch, login, openPage } from './support.mjs';

let browser;
let fake;
before(async () => {
  browser = await launch();
  fake = await startFake();
});
after(async () => {
  await browser.close();
  await fake.stop();
});

const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.replaceAll('\u00a0', ' ').includes(value), wanted);
const field = (page, path) => page.locator(`[data-field="${path}"]`);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const tab = (page, name) => page.locator('.tabs').getByRole('button', { name }).click();

async function surveys(options, user = 'specialist') {
  fake.surveys = new FakeSurveys(options);
  fake.before.clear();
  const page = await openPage(browser, fake.url, { width: 1440, height: 900 });
  await login(page, user);
  await page.click('nav a[href="/surveys"]');
  await page.getByRole('heading', { level: 1, name: 'Анкеты' }).waitFor();
  await page.waitForSelector('li button');
  return page;
}
async function ended(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}
const open = async (page, title) => {
  await page.getByRole('button', { name: new RegExp(title) }).first().click();
  await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor();
};
/** Of the questions, as the draft has them now. */
const titles = (page) => page.$$eval('.name b', (all) => all.map((each) => each.textContent));

describe('writing a survey', () => {
  test('from the first question to the publication: what is wrong stands beside its field, and ids are talond’s to keep', async () => {
    const page = await surveys({});
    await press(page, 'Новая анкета');
    await text(page, 'Добавьте первый вопрос.');
    await field(page, 'title').fill('О зале');
    await page.getByRole('button', { name: '+ Да или нет' }).click();
    await field(page, 'questions[0].title').fill('Вы у нас впервые?');
    await page.getByRole('button', { name: '+ Один ответ из списка' }).click();
    const options = page.locator('.pair', { has: field(page, 'questions[1].options[0].title') });
    await options.getByText('Напишите по-русски.').waitFor();
    await field(page, 'questions[1].title').fill('Как узнали, куда идти?');
    await field(page, 'questions[1].options[0].title').fill('По указателям');
    await field(page, 'questions[1].options[1].title').fill('Спросил');
    await page.locator('.condition select').selectOption({ index: 1 });
    await text(page, 'Отметьте, при каких ответах показывать.');
    await page.locator('.condition').getByLabel('Да').check();
    // The phone beside it is the phone: an answer opens the next question.
    const phone = page.locator('.phone');
    assert.equal(await phone.getByText('По указателям').isVisible(), false);
    await phone.getByLabel('Да').check();
    await phone.getByText('По указателям').waitFor();
    await press(page, 'Проверить все пути');
    await text(page, 'Путь 1 из 2');
    await text(page, 'Всего 2 пути. На пути от 1 до 2 вопросов.');
    await text(page, 'Каждый вопрос кому-нибудь достаётся.');
    await press(page, 'Следующий путь');
    await phone.getByText('По указателям').waitFor();
    await press(page, 'Сохранить черновик');
    await text(page, 'Черновик сохранён.');
    assert.deepEqual(fake.surveys.kept.get('survey-1').draft.questions.map((each) => [each.id, each.kind, each.options.map((one) => one.id), each.show_if]),
      [['q1', 'yes_no', [], null], ['q2', 'one', ['o1', 'o2'], { question: 'q1', any_of: ['yes'] }]]);
    assert.equal(fake.surveys.form, null, 'a draft runs nowhere');
    await tab(page, 'Где и когда');
    await page.getByLabel('По коду с плаката').uncheck();
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await text(page, 'Анкета опубликована.');
    assert.deepEqual([fake.surveys.form.survey, fake.surveys.form.version, fake.surveys.offer.posters, fake.surveys.offer.receipts], ['survey-1', 1, false, true]);
    assert.deepEqual(await complaints(page), []);
    await ended(page);
  });

  test('by the keyboard alone: added, moved, copied, removed, and the focus stays with the question', async () => {
    const page = await surveys({ form: ALL_KINDS });
    await open(page, 'О зале');
    await tab(page, 'Вопросы');
    await page.locator('[data-question="first"]').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.waitForFunction(() => document.activeElement?.dataset.question === 'first');
    assert.deepEqual((await titles(page)).slice(0, 3), ['1. Спасибо, что нашли минуту.', '2. Как вы узнали, куда идти?', '3. Вы у нас впервые?']);
    // Who depended on it stands above it now, and is told.
    await page.locator('[data-question="how"]').getByText('1 замечание').waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.locator('[data-question="how"] em').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+Insert');
    await page.waitForFunction(() => document.activeElement?.dataset.question === 'q1');
    assert.equal((await titles(page)).length, ALL_KINDS.questions.length + 1);
    await page.keyboard.press('Alt+Delete');
    await page.waitForFunction(() => document.activeElement?.dataset.question === 'how');
    assert.equal((await titles(page)).length, ALL_KINDS.questions.length);
    await page.getByRole('button', { name: '+ Число' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.dataset.field === 'questions[6].title');
    await page.keyboard.type('Сколько минут?');
    assert.equal((await titles(page)).at(-1), '7. Сколько минут?');
    await ended(page);
  });

  test('a question of another kind is another question, and a condition is offered only what stands above and has choices', async () => {
    const page = await surveys({ form: ALL_KINDS });
    await open(page, 'О зале');
    await tab(page, 'Вопросы');
    await page.locator('[data-question="missing"]').click();
    const offered = await page.locator('.condition select').locator('option').allTextContents();
    assert.deepEqual(offered, ['всем', 'если на вопрос 2 ответили: Вы у нас впервые?', 'если на вопрос 3 ответили: Как вы узнали, куда идти?']);
    await page.getByLabel('Вид вопроса').selectOption('one');
    assert.equal(await page.locator('[data-question="missing"]').count(), 0);
    assert.equal(await page.locator('[data-question="q1"]').count(), 1);
    await ended(page);
  });

  test('two who write one draft lose nothing', async () => {
    const page = await surveys({ kept: { hall: { draft: { ...ALL_KINDS, survey: 'hall' } } } });
    await open(page, 'О зале');
    await field(page, 'title').fill('О зале и терминалах');
    const kept = fake.surveys.kept.get('hall');
    fake.surveys.kept.set('hall', { ...kept, revision: 2, draft: { ...kept.draft, title: { ru: 'О зале, поправлено', en: '' } } });
    await press(page, 'Сохранить черновик');
    await text(page, 'Черновик тем временем сохранил кто-то другой.');
    assert.equal(await field(page, 'title').inputValue(), 'О зале и терминалах');
    await press(page, 'Оставить мои правки');
    await text(page, 'Ваши правки остались.');
    await press(page, 'Сохранить черновик');
    await text(page, 'Черновик сохранён.');
    assert.equal(fake.surveys.kept.get('hall').draft.title.ru, 'О зале и терминалах');
    await ended(page);
  });

  test('what is written is not left behind by one press', async () => {
    const page = await surveys({ form: ALL_KINDS });
    await open(page, 'О зале');
    await tab(page, 'Вопросы');
    await field(page, 'title').fill('Другое');
    await press(page, 'Все анкеты');
    await page.getByRole('alertdialog').getByText('Правки не сохранены.').waitFor();
    await press(page, 'Отмена');
    assert.equal(await field(page, 'title').inputValue(), 'Другое');
    await press(page, 'Все анкеты');
    await press(page, 'Уйти без сохранения');
    await page.getByRole('heading', { level: 1, name: 'Анкеты' }).waitFor();
    await ended(page);
  });

  test('the five criteria are locked, and run where and when it is said', async () => {
    const page = await surveys({});
    await open(page, 'Оцените, как вас обслужили');
    await text(page, 'Слова вопросов изменить нельзя');
    assert.equal(await page.locator('textarea:not(:disabled):not(.phone textarea)').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Сохранить черновик' }).count(), 0);
    await tab(page, 'Где и когда');
    const publish = page.getByRole('button', { name: 'Опубликовать' });
    await page.getByLabel('По какой день').fill('2026-11-22');
    await text(page, 'Этот день уже прошёл.');
    assert.equal(await publish.getAttribute('aria-disabled'), 'true');
    await page.getByLabel('С какого дня').fill('2026-12-01');
    await page.getByLabel('По какой день').fill('2026-11-30');
    await text(page, 'Конец раньше начала.');
    await page.getByLabel('По какой день').fill('2026-12-31');
    await press(page, 'Добавить ограничение');
    await page.getByLabel('Сколько ответов, строка 1').fill('0');
    await text(page, 'от 1 до 100 000');
    await page.getByLabel('Сколько ответов, строка 1').fill('250');
    await text(page, 'Анкета начнётся 01.12.2026.');
    await press(page, 'Запланировать');
    await text(page, 'начнётся сама');
    assert.deepEqual(fake.surveys.planned, { survey: 'criteria', offer: { from: '2026-12-01', until: '2026-12-31', survey_kiosks: true, posters: true, receipts: true, ticket_page: true, quotas: [{ part: 'morning', service: null, count: 250 }] } });
    await press(page, 'Все анкеты');
    await text(page, 'запланирована');
    await ended(page);
  });

  test('what was published never changes: an edit is the next version, and an old one can be the base of it', async () => {
    const old = { ...ALL_KINDS, survey: 'hall', version: 1, title: { ru: 'О зале, раньше', en: '' } };
    const page = await surveys({ form: { ...ALL_KINDS, survey: 'hall', version: 2 }, kept: { hall: { versions: [old, { ...ALL_KINDS, survey: 'hall', version: 2 }] } } });
    await open(page, 'О зале');
    await tab(page, 'Версии');
    await text(page, 'Опубликованное не меняется.');
    await page.locator('summary', { hasText: 'Версия 1' }).click();
    await press(page, 'Взять за основу версию 1');
    assert.equal(await field(page, 'title').inputValue(), 'О зале, раньше');
    await tab(page, 'Где и когда');
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await text(page, 'Анкета опубликована.');
    assert.deepEqual(fake.surveys.kept.get('hall').versions.map((each) => [each.version, each.title.ru]), [[1, 'О зале, раньше'], [2, 'О зале'], [3, 'О зале, раньше']]);
    await press(page, 'Завершить опрос');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Завершить опрос' }).click();
    await text(page, 'Опубликованные версии и ответы остались.');
    assert.equal(fake.surveys.form, null);
    await ended(page);
  });
});

describe('reading answers', () => {
  test('a period beside the one before it: what is proven is said, what few answers would betray is not', async () => {
    const page = await surveys({ form: FIVE, results: RESULTS, words: WORDS, signs: SIGNS });
    await open(page, 'Оцените, как вас обслужили');
    await text(page, 'За 24.10.2026–22.11.2026');
    const card = (title) => page.locator('article', { hasText: title });
    await card('Время ожидания в очереди').getByText('стало хуже').waitFor();
    await card('Время предоставления услуги').getByText('различие не доказано').waitFor();
    await card('Доступность информации').getByText('мало ответов').first().waitFor();
    await card('Комфортность').getByText('за 02.11.2026–22.11.2026').waitFor();
    assert.deepEqual(await page.getByRole('link').filter({ hasText: /Скачать/ }).evaluateAll((all) => all.map((each) => each.getAttribute('href'))),
      ['xlsx', 'csv'].map((format) => `/api/v1/surveys/criteria/file?from=2026-10-24&to=2026-11-22&format=${format}`));
    await text(page, 'ответов по чекам 41, а обслужено 37');
    await text(page, 'С телефона: 60 ответов за 10 мин');
    // Without the comparison nothing is said of before.
    await page.getByLabel(/Сравнить с/).uncheck();
    await page.locator('article .before').first().waitFor({ state: 'detached' });
    assert.ok(!fake.requests.at(-1).query.has('before_from'));
    assert.deepEqual(await complaints(page), []);
    await ended(page);
  });

  test('every kind of question has its figure', async () => {
    const page = await surveys({ form: ALL_KINDS });
    await open(page, 'О зале');
    const card = (title) => page.locator('article', { hasText: title });
    await card('Посоветуете нас?').getByText('36 ± 17').waitFor();
    await card('Вы у нас впервые?').getByText('42 %').first().waitFor();
    await card('Сколько минут вы ждали?').getByText('18,4').waitFor();
    await card('Сколько минут вы ждали?').getByText('медиана 15,0').waitFor();
    await card('Чего не хватает?').getByRole('row', { name: /Мест.*скрыто/ }).waitFor();
    await ended(page);
  });

  test('a text that names somebody is removed for good, with a reason', async () => {
    const page = await surveys({ form: FIVE, results: RESULTS, words: WORDS });
    await open(page, 'Оцените, как вас обслужили');
    await page.getByRole('button', { name: /^Удалить текст: Спасибо/ }).click();
    const now = page.getByRole('button', { name: 'Удалить навсегда' });
    await page.getByLabel(/^Почему/).fill('  а ');
    assert.equal(await now.getAttribute('aria-disabled'), 'true');
    await page.getByLabel(/^Почему/).fill('названа фамилия');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Спасибо, всё объяснили').waitFor({ state: 'detached' });
    assert.deepEqual(fake.surveys.removed, [{ answer: '2'.repeat(32), reason: 'названа фамилия' }]);
    assert.equal(await page.locator('.said').count(), 2);
    await ended(page);
  });

  test('the head reads and changes nothing: no texts, no drafts, no posters of what does not run', async () => {
    const page = await surveys({ form: FIVE, results: RESULTS, words: WORDS }, 'head');
    assert.equal(await page.getByRole('button', { name: 'Новая анкета' }).count(), 0);
    await open(page, 'Оцените, как вас обслужили');
    await text(page, 'За 24.10.2026–22.11.2026');
    assert.deepEqual(await page.locator('.tabs button').allTextContents(), ['Вопросы', 'Ответы', 'Плакат', 'Версии']);
    assert.equal(await page.locator('#words-title').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Завершить опрос' }).count(), 0);
    await ended(page);
  });

  test('the quality page says four sentences first, and nothing that is not proven', async () => {
    const page = await surveys({ form: FIVE, results: RESULTS }, 'head');
    await page.click('nav a[href="/quality"]');
    await page.waitForSelector('.sentences');
    const said = (await page.locator('.sentences p').allTextContents()).map((each) => each.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '));
    assert.deepEqual(said, [
      'В норматив ожидания уложились 92 % посетителей (вызвано 2 304). Сегодня – 87 % (вызвано 95).',
      'Меньше всего пятёрок за «Время ожидания в очереди»: 42 %. Стало хуже: «Время ожидания в очереди».',
      'По коду с чека ответили 6 % обслуженных: 121 из 2 210. За неделю 3 новых отзыва.',
      'Ожиданием меньше всего довольны по услуге «Декларация 3-НДФЛ и вычеты»: пятёрок 39 %, а половина ждала не дольше 19 мин.',
    ]);
    fake.surveys.results = null;
    await page.getByRole('button', { name: 'Месяц' }).click();
    await text(page, 'Оценок пока мало: ни об одном критерии ничего сказать нельзя.');
    await text(page, 'Сегодня ещё никого не вызвали.');
    assert.deepEqual(await complaints(page), []);
    await ended(page);
  });
});
