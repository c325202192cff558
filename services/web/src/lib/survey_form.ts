// SPDX-License-Identifier: GPL-3.0-or-later
// A survey's form as it is written: what a published one has, but that anything may be missing yet.
import { fields, flag, list, number, oneOf, orNull, text, type Check } from './shape';

export const KINDS = ['scale5', 'yes_no', 'one', 'many', 'nps', 'number', 'text', 'note'] as const;
export type QuestionKind = (typeof KINDS)[number];

/** Of a language that nothing is written in: empty. Further languages are kept as they came. */
export type Words = { ru: string; en: string; [tag: string]: string };
export interface DraftOption { id: string; title: Words }
export interface DraftQuestion {
  id: string;
  kind: QuestionKind;
  title: Words;
  options: DraftOption[];
  least: number;
  most: number;
  may_decline: boolean;
  show_if: { question: string; any_of: string[] } | null;
}
export interface DraftForm { survey: string; version: number; title: Words; questions: DraftQuestion[] }

/** What is wrong and where: "questions[2].options[1].title"; empty: the whole form. */
export interface FormFinding {
  readonly path: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  /** English, for a code of a newer server. */
  readonly sentence: string;
}

export const MOST_QUESTIONS = 30;
export const MOST_OPTIONS = 12;
export const LEAST_OPTIONS = 2;
const MOST_FINDINGS = 100;

export const words: Check<Words> = (value, path) => {
  const from = fields(value, path);
  const found: Words = { ru: '', en: '' };
  Object.keys(from).forEach((tag) => { found[tag] = text(from[tag], `${path}.${tag}`); });
  return found;
};

/** For people: English where there is some. */
export function said(title: Words, lang: 'ru' | 'en'): string {
  return title[lang] || title.ru;
}

const option: Check<DraftOption> = (value, path) => {
  const from = fields(value, path);
  return { id: text(from['id'], `${path}.id`), title: words(from['title'], `${path}.title`) };
};

const question: Check<DraftQuestion> = (value, path) => {
  const from = fields(value, path);
  return {
    id: text(from['id'], `${path}.id`),
    kind: oneOf(...KINDS)(from['kind'], `${path}.kind`),
    title: words(from['title'], `${path}.title`),
    options: [...list(option, MOST_OPTIONS)(from['options'], `${path}.options`)],
    least: number(from['least'], `${path}.least`),
    most: number(from['most'], `${path}.most`),
    may_decline: flag(from['may_decline'], `${path}.may_decline`),
    show_if: orNull((item, at) => {
      const condition = fields(item, at);
      return { question: text(condition['question'], `${at}.question`), any_of: [...list(text, MOST_OPTIONS)(condition['any_of'], `${at}.any_of`)] };
    })(from['show_if'], `${path}.show_if`),
  };
};

export const draftForm: Check<DraftForm> = (value, path) => {
  const from = fields(value, path);
  return {
    survey: text(from['survey'], `${path}.survey`),
    version: number(from['version'], `${path}.version`),
    title: words(from['title'], `${path}.title`),
    questions: [...list(question, MOST_QUESTIONS)(from['questions'], `${path}.questions`)],
  };
};

export const findings: Check<readonly FormFinding[]> = (value, path) => list<FormFinding>((item, at) => {
  const from = fields(item, at);
  const values = fields(from['values'], `${at}.values`);
  return {
    path: text(from['path'], `${at}.path`), code: text(from['code'], `${at}.code`), sentence: text(from['sentence'], `${at}.sentence`),
    values: Object.fromEntries(Object.keys(values).map((name) => [name, text(values[name], `${at}.values.${name}`)])),
  };
}, MOST_FINDINGS)(value, path);

const spoken = (title: Words): Partial<Words> => Object.fromEntries(Object.entries(title).filter(([tag, said]) => tag === 'ru' || said.trim() !== ''));

/** As it is sent: Russian always, and of the other languages those that say something. */
export function toWire(form: DraftForm): unknown {
  return {
    ...form, title: spoken(form.title),
    questions: form.questions.map((each) => ({ ...each, title: spoken(each.title), options: each.options.map((one) => ({ ...one, title: spoken(one.title) })) })),
  };
}
