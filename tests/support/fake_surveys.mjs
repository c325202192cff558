// SPDX-License-Identifier: GPL-3.0-or-later
// The surveys of the stand-in for talond: the five criteria, what phones ask and send, and results as they are told.
import { readFileSync } from 'node:fs';
import { NOON } from './fake_hall.mjs';
import { findingsOf } from './fake_forms.mjs';
import { emptyQuality, kindsPeriod, periodOf, qualityOf } from './fake_results.mjs';

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
].map(([sealed, text], index) => ({ id: String(index + 1).repeat(32), sealed, question: 'comment', text }));

/** As the server makes it, of an address that is read back. */
const POSTER = JSON.parse(readFileSync(new URL('../data/survey/poster.json', import.meta.url), 'utf8'));

const TODAY = '2026-11-23';
const AGO = (days) => new Date(NOON - days * 86_400_000).toISOString();
const EVERYWHERE = { from: null, until: null, survey_kiosks: true, posters: true, receipts: true, ticket_page: true, quotas: [] };

export class FakeSurveys {
  /** `form`: what runs; `kept`: {survey: {versions: [form…], draft: form | null}} beside it; `planned`: {survey, offer}. */
  constructor({ form = null, results = null, words = [], version = 0, kept = {}, planned = null, signs = [] } = {}) {
    Object.assign(this, { form, results, words, signs, planned, kiosks: true, offer: EVERYWHERE });
    this.kept = new Map(Object.entries(kept).map(([id, { versions = [], draft = null, revision = draft ? 1 : 0 }]) => [id, { versions, draft, revision }]));
    if (form && form.survey !== 'criteria' && !this.kept.has(form.survey)) this.kept.set(form.survey, { versions: [form], draft: null, revision: 0 });
    this.version = form?.survey === 'criteria' ? form.version : version;
    /** id → answer, as they came. */
    this.taken = new Map();
    this.receipts = {};
    this.spent = new Set();
    this.removed = [];
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

  versionsOf(survey) {
    if (survey === 'criteria') return Array.from({ length: this.version }, (_, index) => ({ ...FIVE, version: index + 1 }));
    return this.kept.get(survey)?.versions ?? [];
  }

  line(survey, form) {
    const published = this.versionsOf(survey).length;
    const planned = this.planned?.survey === survey;
    return {
      form, preset: survey === 'criteria', running: this.form?.survey === survey, kiosks: published > 0 && this.kiosks, published_at: published > 0 ? AGO(20) : null,
      versions: published, offer: published > 0 ? this.offer : null, planned, planned_version: planned ? published : null, planned_offer: planned ? this.planned.offer : null,
    };
  }

  lines() {
    const others = [...this.kept].filter(([, each]) => each.versions.length > 0).map(([id, each]) => this.line(id, each.versions.at(-1)));
    return {
      today: TODAY, surveys: [this.line('criteria', { ...FIVE, version: Math.max(1, this.version) }), ...others],
      drafts: [...this.kept].filter(([, each]) => each.draft).map(([id, { draft, revision }]) => ({ survey: id, title: draft.title, revision, saved_at: AGO(1), saved_by: 'Специалист' })),
    };
  }

  one(survey) {
    const { draft = null, revision = 0 } = this.kept.get(survey) ?? {};
    const versions = this.versionsOf(survey);
    return {
      survey, preset: survey === 'criteria', draft: draft ? { form: draft, revision, saved_at: AGO(1), saved_by: 'Специалист' } : null,
      versions: versions.map((form, index) => ({ form, published_at: AGO(20 + 10 * (versions.length - 1 - index)), kiosks: true, offer: this.offer })),
      running_version: this.form?.survey === survey ? versions.length : null, planned_version: this.planned?.survey === survey ? versions.length : null,
      findings: draft ? findingsOf(draft, versions) : [],
    };
  }

  staff(call, demand, refuse) {
    const { method, path } = call;
    if (path.startsWith('/api/v1/surveys/posters/')) return [200, POSTER];
    if (path === '/api/v1/surveys/check') return [200, { findings: findingsOf(call.body.form, this.versionsOf(call.body.form.survey)) }];
    if (path === '/api/v1/surveys/signs') return [200, { signs: this.signs }];
    if (path === '/api/v1/surveys') return [200, this.lines()];
    const [, survey, deed, answer] = /^\/api\/v1\/surveys\/([^/]+)(?:\/(draft|publish|close|results|period|words)(?:\/(\w+)\/remove)?)?$/.exec(path) ?? [];
    if (survey === undefined) return undefined;
    demand(deed === undefined ? 'surveys.view' : ['draft', 'publish', 'close'].includes(deed) ? 'surveys.publish' : deed === 'words' ? 'surveys.words' : 'surveys.results');
    if (deed === 'draft') return this.drafted(survey, method, call, refuse);
    if (deed === 'publish') return this.publish(survey, call.body, refuse);
    if (deed === 'close') {
      if (this.form?.survey === survey) this.form = null;
      else this.planned = null;
      return [200, this.lines()];
    }
    if (deed === undefined) return this.versionsOf(survey).length > 0 || this.kept.get(survey)?.draft ? [200, this.one(survey)] : undefined;
    if (this.versionsOf(survey).length === 0) return undefined;
    if (answer !== undefined) {
      this.removed.push({ answer, reason: call.body.reason });
      this.words = this.words.filter((each) => each.id !== answer);
    }
    if (deed === 'words') return [200, { words: this.words }];
    if (deed === 'period') return [200, this.period(survey, call.query)];
    const none = { ...RESULTS, version: this.version, answers: 0, with_receipt: 0, services: [], criteria: RESULTS.criteria.map((each) => ({ ...each, marks: 0 })) };
    return [200, survey === 'criteria' ? this.results ?? none : { ...none, criteria: [] }];
  }

  drafted(survey, method, { body, headers }, refuse) {
    const known = this.kept.get(survey) ?? { versions: [], draft: null, revision: 0 };
    if (headers['if-match'] !== `"${known.draft ? known.revision : 0}"`) refuse(412, 'changed_meanwhile');
    this.kept.set(survey, { ...known, draft: method === 'DELETE' ? null : body.form, revision: known.revision + 1 });
    return [200, method === 'DELETE' && known.versions.length === 0 ? this.lines() : this.one(survey)];
  }

  publish(survey, { kiosks, offer, draft }, refuse) {
    const known = this.kept.get(survey);
    if (draft !== undefined) {
      if (draft !== known.revision) refuse(412, 'changed_meanwhile');
      if (findingsOf(known.draft, known.versions).length > 0) refuse(409, 'survey_faulty');
      known.versions = [...known.versions, { ...known.draft, version: known.versions.length + 1 }];
      known.draft = null;
    } else if (survey === 'criteria') {
      this.version += 1;
    }
    const form = this.versionsOf(survey).at(-1);
    if (offer?.from > TODAY) {
      this.planned = { survey, offer };
    } else {
      Object.assign(this, { form, kiosks, offer });
    }
    return [200, this.lines()];
  }

  period(survey, query) {
    const span = { from: query.get('from'), to: query.get('to') };
    const before = query.has('before_from') ? { from: query.get('before_from'), to: query.get('before_to') } : null;
    if (survey === 'criteria' && this.results) return periodOf(FIVE, span, before);
    if (survey === 'kinds') return kindsPeriod(ALL_KINDS, span, before);
    return { survey, ...span, before, sealed_to: null, answers: 0, services: [], questions: [] };
  }

  quality(query) {
    const span = { from: query.get('from'), to: query.get('to') };
    return this.results ? qualityOf(FIVE, span) : emptyQuality(span);
  }
}
