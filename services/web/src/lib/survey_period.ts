// SPDX-License-Identifier: GPL-3.0-or-later
// What was answered in a period, and the quality of a period: checked field by field.
import { count, fields, list, number, oneOf, orNull, text, type Check } from './shape';
import { KINDS, words, type QuestionKind, type Words } from './survey_form';
import type { Span } from './report_api';

export const STANDINGS = ['better', 'worse', 'unproven'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What may be told of some answers; null: that would tell of somebody, or there is nothing to tell. */
export interface Figure {
  /** The days that it is really told of: whole groups of days within the period. */
  readonly days: Span | null;
  readonly marks: number;
  /** The share that counts as good, 0…1 (fives, «да», promoters), and its 95 % interval. */
  readonly best: number | null;
  readonly between: readonly [number, number] | null;
  readonly low: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  /** How often each choice was taken, of `of` answers; empty: not told. */
  readonly counts: ReadonlyMap<string, number>;
  readonly of: number;
  /** −100…100, and its standard error. */
  readonly nps: number | null;
  readonly npsError: number | null;
}
export interface QuestionFigures {
  readonly question: string;
  readonly kind: QuestionKind;
  readonly title: Words;
  readonly options: readonly { readonly id: string; readonly title: Words }[];
  readonly versions: readonly number[];
  readonly all: Figure;
  readonly before: Figure | null;
  readonly standing: Standing | null;
  readonly byService: ReadonlyMap<string, Figure>;
  readonly byPart: ReadonlyMap<string, Figure>;
  readonly byChannel: ReadonlyMap<string, Figure>;
}
export interface PeriodResults {
  readonly span: Span;
  readonly before: Span | null;
  /** The last day whose answers are counted. */
  readonly sealedTo: string | null;
  readonly answers: number;
  readonly services: readonly { readonly id: string; readonly title: Words }[];
  readonly questions: readonly QuestionFigures[];
}
export const SIGNS = ['tokens_over_served', 'hasty_run', 'burst'] as const;
export interface Sign { readonly code: (typeof SIGNS)[number]; readonly day: string; readonly values: Readonly<Record<string, string>> }

export interface Norm {
  /** Shares, 0…1; null: nothing was counted, or there is no norm. */
  readonly waiting: number | null;
  readonly waitingCounted: number;
  readonly serving: number | null;
  readonly servingCounted: number;
  readonly visitors: number;
}
export interface Quality {
  readonly span: Span;
  readonly today: Norm;
  readonly period: Norm;
  readonly sealedTo: string | null;
  readonly criteria: readonly { readonly question: string; readonly title: Words; readonly all: Figure; readonly before: Figure | null; readonly standing: Standing | null }[];
  readonly rate: { readonly served: number; readonly withReceipt: number; readonly share: number | null };
  readonly felt: readonly { readonly service: string; readonly title: Words; readonly felt: Figure; readonly median: number | null; readonly p90: number | null; readonly norm: number | null; readonly visitors: number }[];
  readonly textsNew: number;
}

const MOST = 200;
const part = (by: number): Check<number> => (value, path) => number(value, path) / by;
const maybe = <T>(check: Check<T>): Check<T | null> => orNull(check);

const span: Check<Span> = (value, path) => {
  const from = fields(value, path);
  return { from: text(from['from'], `${path}.from`), to: text(from['to'], `${path}.to`) };
};

function mapOf<T>(check: Check<T>): Check<ReadonlyMap<string, T>> {
  return (value, path) => new Map(Object.entries(fields(value, path)).slice(0, MOST).map(([id, item]) => [id, check(item, `${path}.${id}`)]));
}

export const figure: Check<Figure> = (value, path) => {
  const from = fields(value, path);
  const between = maybe(list(part(1000), 2))(from['best_between_thousandths'], `${path}.best_between_thousandths`);
  return {
    days: from['from'] === null ? null : span(value, path),
    marks: count(from['marks'], `${path}.marks`),
    best: maybe(part(1000))(from['best_thousandths'], `${path}.best_thousandths`),
    between: between === null || between.length < 2 ? null : [between[0]!, between[1]!],
    low: maybe(count)(from['low'], `${path}.low`),
    mean: maybe(part(100))(from['mean_hundredths'], `${path}.mean_hundredths`),
    median: maybe(part(100))(from['median_hundredths'], `${path}.median_hundredths`),
    counts: mapOf(count)(from['counts'], `${path}.counts`),
    of: maybe(count)(from['counts_of'], `${path}.counts_of`) ?? count(from['marks'], `${path}.marks`),
    nps: maybe(part(10))(from['nps_tenths'], `${path}.nps_tenths`),
    npsError: maybe(part(10))(from['nps_error_tenths'], `${path}.nps_error_tenths`),
  };
};

const titled: Check<{ readonly id: string; readonly title: Words }> = (value, path) => {
  const from = fields(value, path);
  return { id: text(from['id'], `${path}.id`), title: words(from['title'], `${path}.title`) };
};

const standing = maybe(oneOf(...STANDINGS));

const question: Check<QuestionFigures> = (value, path) => {
  const from = fields(value, path);
  return {
    question: text(from['question'], `${path}.question`),
    kind: oneOf(...KINDS)(from['kind'], `${path}.kind`),
    title: words(from['title'], `${path}.title`),
    options: list(titled, MOST)(from['options'], `${path}.options`),
    versions: list(count, MOST)(from['versions'], `${path}.versions`),
    all: figure(from['all'], `${path}.all`),
    before: maybe(figure)(from['before'], `${path}.before`),
    standing: standing(from['standing'], `${path}.standing`),
    byService: mapOf(figure)(from['by_service'], `${path}.by_service`),
    byPart: mapOf(figure)(from['by_part'], `${path}.by_part`),
    byChannel: mapOf(figure)(from['by_channel'], `${path}.by_channel`),
  };
};

export function parsePeriod(value: unknown): PeriodResults {
  const from = fields(value, 'answer');
  return {
    span: span(value, 'answer'),
    before: maybe(span)(from['before'], 'before'),
    sealedTo: maybe(text)(from['sealed_to'], 'sealed_to'),
    answers: count(from['answers'], 'answers'),
    services: list(titled, MOST)(from['services'], 'services'),
    questions: list(question, MOST)(from['questions'], 'questions'),
  };
}

export function parseSigns(value: unknown): readonly Sign[] {
  return list<Sign>((item, path) => {
    const from = fields(item, path);
    const values = fields(from['values'], `${path}.values`);
    return {
      code: oneOf(...SIGNS)(from['code'], `${path}.code`), day: text(from['day'], `${path}.day`),
      values: Object.fromEntries(Object.keys(values).map((name) => [name, text(values[name], `${path}.values.${name}`)])),
    };
  }, MOST)(fields(value, 'answer')['signs'], 'signs');
}

const norm: Check<Norm> = (value, path) => {
  const from = fields(value, path);
  return {
    waiting: maybe(part(1000))(from['waiting_thousandths'], `${path}.waiting_thousandths`), waitingCounted: count(from['waiting_counted'], `${path}.waiting_counted`),
    serving: maybe(part(1000))(from['serving_thousandths'], `${path}.serving_thousandths`), servingCounted: count(from['serving_counted'], `${path}.serving_counted`),
    visitors: count(from['visitors'], `${path}.visitors`),
  };
};

export function parseQuality(value: unknown): Quality {
  const from = fields(value, 'answer');
  const rate = fields(from['answer_rate'], 'answer_rate');
  return {
    span: span(value, 'answer'),
    today: norm(from['today'], 'today'),
    period: norm(from['period'], 'period'),
    sealedTo: maybe(text)(from['sealed_to'], 'sealed_to'),
    criteria: list((item, path) => {
      const line = fields(item, path);
      return {
        question: text(line['question'], `${path}.question`), title: words(line['title'], `${path}.title`), all: figure(line['all'], `${path}.all`),
        before: maybe(figure)(line['before'], `${path}.before`), standing: standing(line['standing'], `${path}.standing`),
      };
    }, MOST)(from['criteria'], 'criteria'),
    rate: {
      served: count(rate['served'], 'answer_rate.served'), withReceipt: count(rate['with_receipt'], 'answer_rate.with_receipt'),
      share: maybe(part(1000))(rate['thousandths'], 'answer_rate.thousandths'),
    },
    felt: list((item, path) => {
      const line = fields(item, path);
      const measured = fields(line['measured'], `${path}.measured`);
      return {
        service: text(line['service'], `${path}.service`), title: words(line['title'], `${path}.title`), felt: figure(line['felt'], `${path}.felt`),
        median: maybe(part(60))(measured['median_s'], `${path}.measured.median_s`), p90: maybe(part(60))(measured['p90_s'], `${path}.measured.p90_s`),
        norm: maybe(part(1000))(measured['norm_thousandths'], `${path}.measured.norm_thousandths`), visitors: count(measured['visitors'], `${path}.measured.visitors`),
      };
    }, MOST)(from['felt'], 'felt'),
    textsNew: count(from['texts_new'], 'texts_new'),
  };
}
