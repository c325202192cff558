// SPDX-License-Identifier: GPL-3.0-or-later
// All ways through a form. A condition looks at one earlier question, so that the questions are trees: what an answer opens is counted
// branch by branch, however many ways there are.
import type { DraftForm, DraftQuestion } from '../../lib/survey_form';
import { choicesOf } from './draft';

export interface Ways {
  /** Distinct sets of questions that somebody may be asked. */
  readonly count: number;
  /** How many questions the shortest and the longest of them ask; notes are read, not asked. */
  readonly shortest: number;
  readonly longest: number;
  /** Ids of questions that nobody is ever asked. */
  readonly dead: readonly string[];
}
/** One question on a way, and what was answered so that the way goes on like this; null: anything, or nothing. */
export interface Step { readonly question: DraftQuestion; readonly chosen: readonly string[] | null }

interface Opening { readonly chosen: readonly string[] | null; readonly children: readonly Node[] }
interface Node {
  readonly index: number;
  readonly question: DraftQuestion;
  readonly openings: readonly Opening[];
  readonly count: number;
  readonly shortest: number;
  readonly longest: number;
}

const product = (nodes: readonly Node[]): number => nodes.reduce((all, each) => all * each.count, 1);
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** What the answers to a question open, each set once: those of single choices, of several together where several may be taken, and nothing. */
function openingsOf(asked: DraftQuestion, children: readonly Node[]): readonly Opening[] {
  const found = new Map<string, Opening>([['', { chosen: null, children: [] }]]);
  const keyOf = (opened: readonly Node[]): string => opened.map((each) => each.index).join();
  for (const choice of choicesOf(asked)) {
    const opened = children.filter((each) => each.question.show_if!.any_of.includes(choice));
    const before = [...found.values()];
    if (!found.has(keyOf(opened))) found.set(keyOf(opened), { chosen: [choice], children: opened });
    if (asked.kind !== 'many') continue;
    for (const other of before) {
      const both = children.filter((each) => opened.includes(each) || other.children.includes(each));
      if (!found.has(keyOf(both))) found.set(keyOf(both), { chosen: [...(other.chosen ?? []), choice], children: both });
    }
  }
  return [...found.values()];
}

function plant(form: DraftForm, index: number): Node {
  const asked = form.questions[index]!;
  const children = form.questions
    .map((each, at) => ({ each, at }))
    .filter(({ each, at }) => at > index && each.show_if?.question === asked.id && form.questions.findIndex((one) => one.id === asked.id) === index)
    .map(({ at }) => plant(form, at));
  const openings = openingsOf(asked, children);
  const own = asked.kind === 'note' ? 0 : 1;
  return {
    index, question: asked, openings,
    count: sum(openings.map((each) => product(each.children))),
    shortest: own + Math.min(...openings.map((each) => sum(each.children.map((child) => child.shortest)))),
    longest: own + Math.max(...openings.map((each) => sum(each.children.map((child) => child.longest)))),
  };
}

const roots = (form: DraftForm): readonly Node[] => form.questions.flatMap((each, index) => (each.show_if === null ? [plant(form, index)] : []));

export function ways(form: DraftForm): Ways {
  const trees = roots(form);
  const met = new Set<number>();
  const meet = (node: Node): void => {
    met.add(node.index);
    node.openings.forEach((each) => each.children.forEach(meet));
  };
  trees.forEach(meet);
  return {
    count: product(trees),
    shortest: sum(trees.map((each) => each.shortest)),
    longest: sum(trees.map((each) => each.longest)),
    dead: form.questions.filter((_, index) => !met.has(index)).map((each) => each.id),
  };
}

/** The way of this number, 0…count−1, in the form's order. */
export function way(form: DraftForm, number: number): readonly Step[] {
  const steps: { at: number; step: Step }[] = [];
  /** Walks the trees side by side; what is left of the number is for the next. */
  const walk = (nodes: readonly Node[], rest: number): void => {
    for (const node of nodes) {
      let own = rest % node.count;
      rest = Math.floor(rest / node.count);
      const taken = node.openings.find((each) => {
        const size = product(each.children);
        if (own < size) return true;
        own -= size;
        return false;
      })!;
      steps.push({ at: node.index, step: { question: node.question, chosen: taken.chosen } });
      walk(taken.children, own);
    }
  };
  walk(roots(form), number);
  return steps.sort((one, other) => one.at - other.at).map((each) => each.step);
}
