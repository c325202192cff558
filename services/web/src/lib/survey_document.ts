// SPDX-License-Identifier: GPL-3.0-or-later
// What the console is told of surveys, checked field by field.
import { count, fields, flag, instant, list, oneOf, orNull, text, type Check } from './shape';
import type { Bilingual } from './types';

export interface SurveyLine {
  readonly survey: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly questions: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly running: boolean;
  readonly kiosks: boolean;
  readonly publishedAt: number | null;
}

export interface Criterion {
  readonly question: string;
  readonly title: Bilingual;
  readonly marks: number;
  readonly declined: number;
  readonly shown: boolean;
  /** 1…5. */
  readonly mean: number | null;
  /** Shares of fives, 0…1, and their 95 % interval. */
  readonly best: number | null;
  readonly bestBetween: readonly [number, number];
  /** Ones to fives; null where it is hidden. */
  readonly counts: readonly (number | null)[];
  readonly low: number | null;
  /** By service, and by part of the day; those that would tell too much are not there. */
  readonly byService: ReadonlyMap<string, Slice>;
  readonly byPart: ReadonlyMap<string, Slice>;
}

export interface Slice {
  readonly marks: number;
  readonly best: number | null;
  readonly bestBetween: readonly [number, number];
  readonly low: number | null;
  readonly mean: number | null;
  /** Against all other answers. */
  readonly standing: 'unproven' | 'better' | 'worse';
}

export interface Results {
  readonly version: number;
  readonly answers: number;
  /** Of the answers, those that came with the code of a receipt. */
  readonly withReceipt: number;
  readonly services: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly criteria: readonly Criterion[];
}

/** A printed code: what it holds, and its modules, row by row. */
export interface Poster { readonly address: string; readonly rows: readonly string[] }

export interface Words { readonly sealed: string; readonly question: string; readonly text: string }

const MOST = 100;
const MOST_WORDS = 3_000;

const bilingual: Check<Bilingual> = (value, path) => {
  const from = fields(value, path);
  return { ru: text(from['ru'], `${path}.ru`), en: text(from['en'], `${path}.en`) };
};

const line: Check<SurveyLine> = (value, path) => {
  const from = fields(value, path);
  const form = fields(from['form'], `${path}.form`);
  return {
    survey: text(form['survey'], `${path}.form.survey`),
    version: count(form['version'], `${path}.form.version`),
    title: bilingual(form['title'], `${path}.form.title`),
    questions: list((item, at) => {
      const question = fields(item, at);
      return { id: text(question['id'], `${at}.id`), title: bilingual(question['title'], `${at}.title`) };
    }, MOST)(form['questions'], `${path}.form.questions`),
    running: flag(from['running'], `${path}.running`),
    kiosks: flag(from['kiosks'], `${path}.kiosks`),
    publishedAt: orNull(instant)(from['published_at'], `${path}.published_at`),
  };
};

export function parseSurveys(value: unknown): readonly SurveyLine[] {
  return list(line, MOST)(fields(value, 'answer')['surveys'], 'surveys');
}

const scaled = (by: number): Check<number> => (value, path) => count(value, path) / by;

const interval: Check<readonly [number, number]> = (value, path) => {
  const between = list(scaled(1000), 2)(value, path);
  return [between[0] ?? 0, between[1] ?? 1];
};

const slices: Check<ReadonlyMap<string, Slice>> = (value, path) => new Map(Object.entries(fields(value, path)).slice(0, MOST).map(([id, item]) => {
  const at = `${path}.${id}`;
  const from = fields(item, at);
  return [id, {
    marks: count(from['marks'], `${at}.marks`),
    best: orNull(scaled(1000))(from['best_thousandths'], `${at}.best_thousandths`),
    bestBetween: interval(from['best_between_thousandths'], `${at}.best_between_thousandths`),
    low: orNull(count)(from['low'], `${at}.low`),
    mean: orNull(scaled(100))(from['mean_hundredths'], `${at}.mean_hundredths`),
    standing: oneOf('unproven', 'better', 'worse')(from['standing'], `${at}.standing`),
  }];
}));

const criterion: Check<Criterion> = (value, path) => {
  const from = fields(value, path);
  return {
    question: text(from['question'], `${path}.question`),
    title: bilingual(from['title'], `${path}.title`),
    marks: count(from['marks'], `${path}.marks`),
    declined: count(from['declined'], `${path}.declined`),
    shown: flag(from['shown'], `${path}.shown`),
    mean: orNull(scaled(100))(from['mean_hundredths'], `${path}.mean_hundredths`),
    best: orNull(scaled(1000))(from['best_thousandths'], `${path}.best_thousandths`),
    bestBetween: interval(from['best_between_thousandths'], `${path}.best_between_thousandths`),
    counts: list(orNull(count), 5)(from['counts'], `${path}.counts`),
    low: orNull(count)(from['low'], `${path}.low`),
    byService: slices(from['by_service'], `${path}.by_service`),
    byPart: slices(from['by_part'], `${path}.by_part`),
  };
};

export function parseResults(value: unknown): Results {
  const from = fields(value, 'answer');
  return {
    version: count(from['version'], 'version'),
    answers: count(from['answers'], 'answers'),
    withReceipt: count(from['with_receipt'], 'with_receipt'),
    services: list((item, at) => {
      const service = fields(item, at);
      return { id: text(service['id'], `${at}.id`), title: bilingual(service['title'], `${at}.title`) };
    }, MOST)(from['services'], 'services'),
    criteria: list(criterion, MOST)(from['criteria'], 'criteria'),
  };
}

export function parsePoster(value: unknown): Poster {
  const from = fields(value, 'answer');
  return { address: text(from['address'], 'address'), rows: list(text, 200)(from['rows'], 'rows') };
}

export function parseWords(value: unknown): readonly Words[] {
  return list<Words>((item, at) => {
    const from = fields(item, at);
    return { sealed: text(from['sealed'], `${at}.sealed`), question: text(from['question'], `${at}.question`), text: text(from['text'], `${at}.text`) };
  }, MOST_WORDS)(fields(value, 'answer')['words'], 'words');
}
