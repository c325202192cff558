// SPDX-License-Identifier: GPL-3.0-or-later
// What the console is told of surveys, checked field by field.
import { count, fields, flag, instant, list, orNull, text, type Check } from './shape';
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
}

export interface Results {
  readonly version: number;
  readonly answers: number;
  readonly criteria: readonly Criterion[];
}

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

const criterion: Check<Criterion> = (value, path) => {
  const from = fields(value, path);
  const between = list(scaled(1000), 2)(from['best_between_thousandths'], `${path}.best_between_thousandths`);
  return {
    question: text(from['question'], `${path}.question`),
    title: bilingual(from['title'], `${path}.title`),
    marks: count(from['marks'], `${path}.marks`),
    declined: count(from['declined'], `${path}.declined`),
    shown: flag(from['shown'], `${path}.shown`),
    mean: orNull(scaled(100))(from['mean_hundredths'], `${path}.mean_hundredths`),
    best: orNull(scaled(1000))(from['best_thousandths'], `${path}.best_thousandths`),
    bestBetween: [between[0] ?? 0, between[1] ?? 1],
    counts: list(orNull(count), 5)(from['counts'], `${path}.counts`),
    low: orNull(count)(from['low'], `${path}.low`),
  };
};

export function parseResults(value: unknown): Results {
  const from = fields(value, 'answer');
  return {
    version: count(from['version'], 'version'),
    answers: count(from['answers'], 'answers'),
    criteria: list(criterion, MOST)(from['criteria'], 'criteria'),
  };
}

export function parseWords(value: unknown): readonly Words[] {
  return list<Words>((item, at) => {
    const from = fields(item, at);
    return { sealed: text(from['sealed'], `${at}.sealed`), question: text(from['question'], `${at}.question`), text: text(from['text'], `${at}.text`) };
  }, MOST_WORDS)(fields(value, 'answer')['words'], 'words');
}
