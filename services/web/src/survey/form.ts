// SPDX-License-Identifier: GPL-3.0-or-later
// A survey's form and which of its questions are asked: the rules of services/core/survey, held against it by a table of cases
// (tests/data/survey/visibility.json).
import { fields, flag, list, number, oneOf, orNull, text, type Check } from '../lib/shape';

export type Bilingual = Readonly<Record<string, string>> & { readonly ru: string };

export interface Option { readonly id: string; readonly title: Bilingual }
export interface ShowIf { readonly question: string; readonly any_of: readonly string[] }
export interface Question {
  readonly id: string;
  readonly kind: 'scale5' | 'yes_no' | 'one' | 'many' | 'nps' | 'number' | 'text' | 'note';
  readonly title: Bilingual;
  readonly options: readonly Option[];
  readonly least: number;
  readonly most: number;
  readonly may_decline: boolean;
  readonly show_if: ShowIf | null;
}
export interface Form {
  readonly survey: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly questions: readonly Question[];
}

export interface Said { chosen?: string[]; number?: number; text?: string; declined?: boolean }
export type Answer = Record<string, Said>;

const MOST = 30;

const bilingual: Check<Bilingual> = (value, path) => {
  const found = fields(value, path);
  text(found['ru'], `${path}.ru`);
  return found as Bilingual;
};

const question: Check<Question> = (value, path) => {
  const found = fields(value, path);
  return {
    id: text(found['id'], `${path}.id`),
    kind: oneOf('scale5', 'yes_no', 'one', 'many', 'nps', 'number', 'text', 'note')(found['kind'], `${path}.kind`),
    title: bilingual(found['title'], `${path}.title`),
    options: list<Option>((item, at) => {
      const option = fields(item, at);
      return { id: text(option['id'], `${at}.id`), title: bilingual(option['title'], `${at}.title`) };
    }, MOST)(found['options'], `${path}.options`),
    least: number(found['least'], `${path}.least`),
    most: number(found['most'], `${path}.most`),
    may_decline: flag(found['may_decline'], `${path}.may_decline`),
    show_if: orNull<ShowIf>((item, at) => {
      const condition = fields(item, at);
      return { question: text(condition['question'], `${at}.question`), any_of: list(text, MOST)(condition['any_of'], `${at}.any_of`) };
    })(found['show_if'], `${path}.show_if`),
  };
};

export const parseForm: Check<Form> = (value, path) => {
  const found = fields(value, path);
  return {
    survey: text(found['survey'], `${path}.survey`),
    version: number(found['version'], `${path}.version`),
    title: bilingual(found['title'], `${path}.title`),
    questions: list(question, MOST)(found['questions'], `${path}.questions`),
  };
};

/** The choices that a question offers, the worst mark of a scale first. */
export function choices(asked: Question): readonly string[] {
  if (asked.kind === 'scale5') return ['1', '2', '3', '4', '5'];
  if (asked.kind === 'yes_no') return ['yes', 'no'];
  return asked.kind === 'one' || asked.kind === 'many' ? asked.options.map((option) => option.id) : [];
}

/** The ids of the questions that are asked of who said this so far. */
export function visible(form: Pick<Form, 'questions'>, answer: Answer): readonly string[] {
  const shown: string[] = [];
  for (const asked of form.questions) {
    const condition = asked.show_if;
    const said = condition === null ? undefined : answer[condition.question];
    const fulfilled = condition === null
      || (said !== undefined && said.declined !== true && shown.indexOf(condition.question) >= 0
        && (said.chosen || []).some((choice) => condition.any_of.indexOf(choice) >= 0));
    if (fulfilled) shown.push(asked.id);
  }
  return shown;
}

/** What is sent: the answers to questions that are asked, without empty words. */
export function toSend(form: Form, answer: Answer): Answer {
  const sent: Answer = {};
  for (const id of visible(form, answer)) {
    const said = answer[id];
    if (said === undefined || (said.text !== undefined && said.text.trim() === '')) continue;
    sent[id] = said;
  }
  return sent;
}
