// SPDX-License-Identifier: GPL-3.0-or-later
// The surveys of the stand-in for talond: the five criteria, what phones ask and send, and results as they are told.
import { readFileSync } from 'node:fs';
import { NOON } from './fake_hall.mjs';

const scale = (id, ru, en) => ({ id, kind: 'scale5', title: { ru, en }, options: [], least: 0, most: 100, may_decline: true, show_if: null });

/** The form of services/core/survey/criteria_texts.cpp. */
export const FIVE = {
  survey: 'criteria', version: 1, title: { ru: 'Оцените, как вас обслужили', en: 'How were you served?' },
  questions: [
    scale('service_time', 'Время предоставления услуги', 'Time the service took'),
    scale('waiting_time', 'Время ожидания в очереди', 'Time spent waiting in the queue'),
    scale('politeness', 'Вежливость и компетентность сотрудника', 'Politeness and competence of the staff'),
    scale('comfort', 'Комфортность условий в помещении', 'Comfort of the premises'),
    scale('information', 'Доступность информации о порядке предоставления услуги', 'Availability of information about the service'),
    { ...scale('comment', 'Что нам улучшить?', 'What should we improve?'), kind: 'text' },
  ],
};

/** Every kind, and a question that hangs on another. */
export const ALL_KINDS = {
  survey: 'kinds', version: 3, title: { ru: 'О зале', en: 'About the hall' },
  questions: [
    { ...scale('hello', 'Спасибо, что нашли минуту.', 'Thank you for your minute.'), kind: 'note' },
    { ...scale('first', 'Вы у нас впервые?', 'Is this your first visit?'), kind: 'yes_no' },
    { ...scale('how', 'Как вы узнали, куда идти?', 'How did you find the way?'), kind: 'one', show_if: { question: 'first', any_of: ['yes'] },
      options: [{ id: 'signs', title: { ru: 'По указателям', en: 'By the signs' } }, { id: 'people', title: { ru: 'Спросил', en: 'I asked' } }] },
    { ...scale('missing', 'Чего не хватает?', 'What is missing?'), kind: 'many',
      options: [{ id: 'water', title: { ru: 'Воды', en: 'Water' } }, { id: 'seats', title: { ru: 'Мест', en: 'Seats' } }] },
    { ...scale('advise', 'Посоветуете нас?', 'Would you recommend us?'), kind: 'nps' },
    { ...scale('minutes', 'Сколько минут вы ждали?', 'How many minutes did you wait?'), kind: 'number', most: 300 },
  ],
};

const slice = (marks, best, between, low, mean, standing) => ({
  marks, best_thousandths: best, best_between_thousandths: between, low, mean_hundredths: mean, standing,
});
/** Of a criterion that is shown: two services, of which one stands out, and the parts of the day; a third service is hidden. */
const BY_SERVICE = { decl: slice(64, 797, [683, 877], null, null, 'better'), register: slice(48, 542, [403, 674], 9, null, 'unproven') };
const BY_PART = { morning: slice(70, 614, [497, 720], null, null, 'unproven'), midday: slice(44, 568, [422, 703], null, null, 'unproven'),
  evening: slice(32, 406, [255, 577], 7, null, 'worse') };

const line = (question, [counts, declined, mean, best, between, low]) => ({
  question: question.id, title: question.title, marks: counts === null ? 3 : 148 - declined, declined, shown: counts !== null, mean_hundredths: mean,
  best_thousandths: best, best_between_thousandths: between, counts: counts ?? [null, null, null, null, null], low,
  by_service: counts === null ? {} : BY_SERVICE, by_part: counts === null ? {} : BY_PART,
});

/** A month of a small inspectorate: one criterion with a hidden cell, one with too few marks. */
export const RESULTS = {
  survey: 'criteria', version: 1, answers: 148, with_receipt: 121,
  services: [{ id: 'decl', title: { ru: 'Декларация 3-НДФЛ и вычеты', en: 'Income tax return and deductions' } },
    { id: 'register', title: { ru: 'Государственная регистрация', en: 'State registration' } }, { id: 'signature', title: { ru: 'Электронная подпись', en: 'Electronic signature' } }],
  criteria: [
    [[5, 6, 9, 27, 99], 2, 443, 678, [599, 748], 20], [[9, 14, 22, 40, 61], 2, 389, 418, [341, 499], 45],
    [[null, null, 6, 18, 118], 1, 470, 803, [731, 859], 11], [[6, 5, 12, 44, 78], 3, 426, 538, [457, 617], 23], [null, 0, null, null, [0, 1000], null],
  ].map((figures, index) => line(FIVE.questions[index], figures)),
};
export const WORDS = [
  ['2026-11-20', 'Не хватает стульев у окон 4–6.'], ['2026-11-20', 'Спасибо, всё объяснили по-человечески!\nИ не торопили.'],
  ['2026-11-19', 'Непонятно, куда идти после терминала.'],
].map(([sealed, text]) => ({ sealed, question: 'comment', text }));

/** As the server makes it, of an address that is read back. */
const POSTER = JSON.parse(readFileSync(new URL('../data/survey/poster.json', import.meta.url), 'utf8'));

export class FakeSurveys {
  constructor({ form = null, results = null, words = [], version = 0 } = {}) {
    Object.assign(this, { form, results, words, version: form ? form.version : version, kiosks: true });
    /** id → answer, as they came. */
    this.taken = new Map();
    this.receipts = {};
    this.spent = new Set();
  }

  asked() { return { form: this.form }; }

  /** What a receipt's code is worth: those that the test gave out, by their services. */
  receipt(code) {
    const service = this.receipts[code];
    return { state: service === undefined ? 'unknown' : this.spent.has(code) ? 'used' : 'fresh', service: service ?? null };
  }

  take(body, refuse) {
    if (this.form === null || body.survey !== this.form.survey) refuse(409, 'survey_over');
    if (Object.keys(body.answer).length === 0) refuse(400, 'bad_field');
    const again = this.taken.has(body.id);
    if (!again && body.receipt !== undefined) {
      if (this.receipts[body.receipt] === undefined) refuse(409, 'receipt_unknown');
      if (this.spent.has(body.receipt)) refuse(409, 'receipt_used');
      this.spent.add(body.receipt);
    }
    if (!again) this.taken.set(body.id, body.answer);
    return [200, { again }];
  }

  lines() {
    const published = this.version > 0;
    return { surveys: [{
      form: { ...FIVE, version: Math.max(1, this.version) }, preset: true, running: this.form !== null, kiosks: published && this.kiosks,
      published_at: published ? new Date(NOON - 20 * 86_400_000).toISOString() : null,
    }] };
  }

  staff({ method, path, body }, demand) {
    if (path.startsWith('/api/v1/surveys/posters/')) return [200, POSTER];
    const asked = /^\/api\/v1\/surveys\/criteria\/(publish|close|results|words)$/.exec(path)?.[1];
    demand(asked === undefined ? 'surveys.view' : asked === 'close' ? 'surveys.publish' : `surveys.${asked}`);
    if (asked === undefined) return path === '/api/v1/surveys' && method === 'GET' ? [200, this.lines()] : undefined;
    if (asked === 'publish') {
      this.version += 1;
      this.form = { ...FIVE, version: this.version };
      this.kiosks = body.kiosks;
      return [200, this.lines()];
    }
    if (asked === 'close') {
      this.form = null;
      return [200, this.lines()];
    }
    if (this.version === 0) return undefined;
    const none = { ...RESULTS, version: this.version, answers: 0, with_receipt: 0, services: [], criteria: RESULTS.criteria.map((each) => ({ ...each, marks: 0 })) };
    return [200, asked === 'results' ? this.results ?? none : { words: this.words }];
  }
}
