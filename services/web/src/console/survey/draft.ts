// SPDX-License-Identifier: GPL-3.0-or-later
// What a specialist does to a form: plain values in, plain values out. An id that was published once is never given to anything else, since
// answers of two versions are joined by it.
import { LEAST_OPTIONS, type DraftForm, type DraftOption, type DraftQuestion, type FormFinding, type QuestionKind, type Words } from '../../lib/survey_form';

export function blank(): Words {
  return { ru: '', en: '' };
}

/** The first of q1, q2 … that nobody has. */
export function freshId(letter: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

export function idsOf(forms: readonly DraftForm[]): Set<string> {
  return new Set(forms.flatMap((form) => form.questions.map((each) => each.id)));
}

/** Of one question, through all forms. */
export function optionIdsOf(forms: readonly DraftForm[], question: string): Set<string> {
  return new Set(forms.flatMap((form) => form.questions.filter((each) => each.id === question).flatMap((each) => each.options.map((one) => one.id))));
}

export const hasOptions = (kind: QuestionKind): boolean => kind === 'one' || kind === 'many';
/** Kinds that another question may depend on. */
export const hasChoices = (kind: QuestionKind): boolean => hasOptions(kind) || kind === 'scale5' || kind === 'yes_no';
export const mayDecline = (kind: QuestionKind): boolean => kind === 'scale5' || kind === 'yes_no' || kind === 'one';

/** The choices of a question, the best mark first. */
export function choicesOf(asked: DraftQuestion): readonly string[] {
  if (asked.kind === 'scale5') return ['5', '4', '3', '2', '1'];
  if (asked.kind === 'yes_no') return ['yes', 'no'];
  return hasOptions(asked.kind) ? asked.options.map((each) => each.id) : [];
}

function blankOptions(): DraftOption[] {
  return Array.from({ length: LEAST_OPTIONS }, (_, index) => ({ id: `o${index + 1}`, title: blank() }));
}

export function newQuestion(id: string, kind: QuestionKind): DraftQuestion {
  return { id, kind, title: blank(), options: hasOptions(kind) ? blankOptions() : [], least: 0, most: 100, may_decline: mayDecline(kind), show_if: null };
}

export function newForm(survey: string): DraftForm {
  return { survey, version: 1, title: blank(), questions: [] };
}

/** A survey's name that no other has. */
export function newSurvey(taken: ReadonlySet<string>): string {
  return freshId('survey-', taken);
}

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Behind the one that was copied; a condition is kept, since it looks back from there as well. */
export function copied(form: DraftForm, index: number, published: readonly DraftForm[]): DraftForm {
  const one = { ...clone(form.questions[index]!), id: freshId('q', idsOf([form, ...published])) };
  return { ...form, questions: [...form.questions.slice(0, index + 1), one, ...form.questions.slice(index + 1)] };
}

export function moved(form: DraftForm, index: number, by: number): DraftForm {
  const to = index + by;
  if (to < 0 || to >= form.questions.length) return form;
  const questions = [...form.questions];
  const [one] = questions.splice(index, 1);
  questions.splice(to, 0, one!);
  return { ...form, questions };
}

export function removed(form: DraftForm, index: number): DraftForm {
  return { ...form, questions: form.questions.filter((_, at) => at !== index) };
}

/** Another kind is another question to whoever reads the answers: where the old one was published, it gets a new id. */
export function ofKind(form: DraftForm, index: number, kind: QuestionKind, published: readonly DraftForm[]): DraftForm {
  const old = form.questions[index]!;
  const known = published.some((each) => each.questions.some((asked) => asked.id === old.id && asked.kind !== kind));
  const id = known ? freshId('q', idsOf([form, ...published])) : old.id;
  const options = hasOptions(kind) ? (old.options.length > 0 ? old.options : blankOptions()) : [];
  const one: DraftQuestion = { ...old, id, kind, options, may_decline: mayDecline(kind) };
  return {
    ...form,
    questions: form.questions.map((each, at) => {
      if (at === index) return one;
      return each.show_if?.question === old.id ? { ...each, show_if: { ...each.show_if, question: id } } : each;
    }),
  };
}

/** The questions that this one may depend on. */
export function earlier(form: DraftForm, index: number): readonly DraftQuestion[] {
  return form.questions.slice(0, index).filter((each) => hasChoices(each.kind));
}

/** What is to be said of this very field. */
export function findingsAt(found: readonly FormFinding[], path: string): readonly FormFinding[] {
  return found.filter((each) => each.path === path);
}

/** What is to be said of a field or of anything in it. */
export function findingsIn(found: readonly FormFinding[], path: string): readonly FormFinding[] {
  return found.filter((each) => each.path === path || each.path.startsWith(`${path}.`) || each.path.startsWith(`${path}[`));
}

const KIOSK = { options: 5, question: 75, option: 30 } as const;

/** Whether a kiosk can ask it: the rule of services/core/survey/at_kiosk. */
export function atKiosk(asked: DraftQuestion): boolean {
  const within = (title: Words, most: number): boolean => Object.values(title).every((each) => [...each].length <= most);
  if (!within(asked.title, KIOSK.question)) return false;
  if (asked.kind === 'scale5' || asked.kind === 'yes_no') return true;
  return asked.kind === 'one' && asked.options.length <= KIOSK.options && asked.options.every((each) => within(each.title, KIOSK.option));
}
