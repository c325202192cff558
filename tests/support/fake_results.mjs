// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a period and the quality of a period, as the stand-in for talond tells them.
const NONE = { from: null, to: null, marks: 3, best: null, best_thousandths: null, best_between_thousandths: null, low: null, low_of: 0, mean_hundredths: null, mean_of: 0,
  median_hundredths: null, counts: {}, counts_of: 0, nps_tenths: null, nps_error_tenths: null };
const SPAN = { from: '2026-10-24', to: '2026-11-22' };
const scaled = (marks, best, between, low, mean, counts = {}) => ({ ...NONE, ...SPAN, marks, best: Math.round(marks * best / 1000), best_thousandths: best, best_between_thousandths: between,
  low, low_of: marks, mean_hundredths: mean, mean_of: mean === null ? 0 : marks, counts, counts_of: Object.keys(counts).length > 0 ? marks : 0 });

const asked = (form, id, more) => {
  const { kind, title, options } = form.questions.find((each) => each.id === id);
  return { question: id, kind, title, options: options.map((each) => ({ id: each.id, title: each.title })), versions: [form.version], all: NONE, before: null, standing: null,
    difference_thousandths: null, by_service: {}, by_part: {}, by_channel: {}, ...more };
};

/** The five criteria: one clearly worse, one without proof, one of few answers; a service is hidden. */
export const periodOf = (five, span, before) => ({
  survey: five.survey, ...span, before, sealed_to: '2026-11-22', answers: 148,
  services: [{ id: 'decl', title: { ru: 'Декларация 3-НДФЛ и вычеты', en: 'Income tax return and deductions' } }, { id: 'register', title: { ru: 'Государственная регистрация', en: 'State registration' } }],
  questions: [
    asked(five, 'service_time', { all: scaled(146, 678, [599, 748], 20, 443, { 1: 5, 2: 6, 3: 9, 4: 27, 5: 99 }), before: before && scaled(131, 641, [556, 718], 22, 431), standing: before && 'unproven',
      by_service: { decl: scaled(64, 797, [683, 877], null, null) }, by_part: { morning: scaled(70, 614, [497, 720], null, null), midday: scaled(44, 568, [422, 703], null, null) },
      by_channel: { kiosk: scaled(96, 667, [568, 753], 15, null), phone: scaled(50, 700, [562, 809], 5, null) } }),
    asked(five, 'waiting_time', { all: scaled(146, 418, [341, 499], 45, 389, { 1: 9, 2: 14, 3: 22, 4: 40, 5: 61 }), before: before && scaled(131, 611, [525, 690], 20, 440), standing: before && 'worse' }),
    asked(five, 'politeness', { all: scaled(147, 803, [731, 859], 11, 470), before: before && scaled(131, 680, [596, 754], 19, 441), standing: before && 'better' }),
    asked(five, 'comfort', { all: { ...scaled(145, 538, [457, 617], 23, 426), from: '2026-11-02' }, before: before && NONE }),
    asked(five, 'information', {}),
  ],
});

/** A form with every kind of question. */
export const kindsPeriod = (kinds, span, before) => ({
  survey: kinds.survey, ...span, before, sealed_to: '2026-11-22', answers: 87, services: [],
  questions: [
    asked(kinds, 'first', { all: { ...scaled(85, 424, [324, 530], null, null, { yes: 36, no: 49 }) } }),
    asked(kinds, 'how', { all: { ...NONE, ...SPAN, marks: 36, counts: { signs: 22, people: 14 }, counts_of: 36 } }),
    asked(kinds, 'missing', { all: { ...NONE, ...SPAN, marks: 61, counts: { water: 48 }, counts_of: 61 } }),
    asked(kinds, 'advise', { all: { ...scaled(80, 550, [441, 654], null, null, { promoters: 44, passives: 21, detractors: 15 }), nps_tenths: 363, nps_error_tenths: 87 }, before: before && NONE }),
    asked(kinds, 'minutes', { all: { ...NONE, ...SPAN, marks: 75, mean_hundredths: 1840, mean_of: 75, median_hundredths: 1500 } }),
  ],
});

export const SIGNS = [
  { code: 'tokens_over_served', day: '2026-11-20', values: { tokens: '41', served: '37' } },
  { code: 'hasty_run', day: '2026-11-20', values: { device: 'survey-1', count: '12' } },
  { code: 'burst', day: '2026-11-19', values: { source: 'phone', device: '', count: '60', minutes: '10' } },
];

export const qualityOf = (five, span) => {
  const { questions } = periodOf(five, span, span);
  return {
    ...span, sealed_to: '2026-11-22',
    today: { waiting_thousandths: 874, waiting_counted: 95, serving_thousandths: null, serving_counted: 0, visitors: 112 },
    period: { waiting_thousandths: 921, waiting_counted: 2304, serving_thousandths: 885, serving_counted: 2210, visitors: 2391 },
    criteria: questions.map(({ question, title, all, before, standing }) => ({ question, title, all, before, standing, difference_thousandths: null })),
    answer_rate: { served: 2210, with_receipt: 121, thousandths: 55 },
    felt: [
      { service: 'decl', title: { ru: 'Декларация 3-НДФЛ и вычеты', en: 'Income tax return and deductions' }, felt: scaled(64, 391, [281, 513], null, null), measured: { median_s: 1140, p90_s: 2280, norm_thousandths: 802, visitors: 903 } },
      { service: 'register', title: { ru: 'Государственная регистрация', en: 'State registration' }, felt: scaled(48, 625, [484, 748], null, null), measured: { median_s: 420, p90_s: 840, norm_thousandths: 981, visitors: 611 } },
      { service: 'signature', title: { ru: 'Электронная подпись', en: 'Electronic signature' }, felt: NONE, measured: { median_s: null, p90_s: null, norm_thousandths: null, visitors: 3 } },
    ],
    texts_new: 3,
  };
};

/** A young inspectorate: nothing to tell yet. */
export const emptyQuality = (span) => ({
  ...span, sealed_to: null, today: { waiting_thousandths: null, waiting_counted: 0, serving_thousandths: null, serving_counted: 0, visitors: 0 },
  period: { waiting_thousandths: null, waiting_counted: 0, serving_thousandths: null, serving_counted: 0, visitors: 0 }, criteria: [],
  answer_rate: { served: 0, with_receipt: 0, thousandths: null }, felt: [], texts_new: 0,
});
