// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows for what it knows: plain values in, plain values out.
import { clock } from '../lib/time';
import type { TicketStatus } from '../lib/types';
import { cyrillic, textIn } from './languages';
import type { Answer } from './poller';
import { say } from './texts';

export interface Known {
  /** The last answer that told something, if any. */
  readonly answer: Answer | null;
  /** When it came; and since when the server has been silent, or null. */
  readonly at: number;
  readonly staleSince: number | null;
  /** A survey runs; known once the visit is over. */
  readonly survey?: boolean;
}

export type Mood = 'quiet' | 'waiting' | 'called' | 'serving' | 'done' | 'trouble';

export interface Tile { readonly figure: string; readonly label: string }

export interface View {
  readonly mood: Mood;
  readonly title: string;
  readonly site: string;
  readonly number: string;
  readonly headline: string;
  /** The window, drawn as large as the phone allows. */
  readonly window: string;
  /** Figures to be seen at a glance, each with its words. */
  readonly tiles: readonly Tile[];
  readonly lines: readonly string[];
  readonly service: string;
  /** The one thing left to be done, or empty: it leads to SURVEY_PATH. */
  readonly invitation: string;
  readonly footer: string;
  readonly stale: boolean;
}

/** Where a visitor answers who comes from a ticket's page: nothing in it tells of the ticket. */
export const SURVEY_PATH = '/s/TICKET';

export function view(known: Known, lang: string): View {
  const { answer } = known;
  const base = { ...empty(lang), footer: footer(known, lang), stale: known.staleSince !== null };
  if (answer === null || answer.kind === 'unreachable') return base;
  if (answer.kind === 'unknown') {
    return { ...base, mood: 'trouble', headline: say(lang, 'unknown'), lines: [say(lang, 'unknown_text')], footer: '', stale: false };
  }
  if (answer.kind === 'broken') {
    return { ...base, mood: 'trouble', headline: say(lang, 'broken'), lines: [say(lang, 'broken_text')], footer: '' };
  }
  const { status } = answer;
  const number = cyrillic(lang) ? status.number : status.latin;
  return {
    ...base,
    number,
    site: textIn(status.site, lang),
    service: textIn(status.service, lang),
    title: say(lang, 'title', { number }),
    ...inState(status, number, lang),
    invitation: status.state === 'served' && known.survey === true ? say(lang, 'rate') : '',
  };
}

function inState(status: TicketStatus, number: string, lang: string): Partial<View> {
  switch (status.state) {
    case 'waiting':
      return {
        mood: 'waiting',
        headline: say(lang, status.ahead > 0 ? 'waiting' : 'ahead_none'),
        tiles: tilesOfWait(status, lang),
        lines: linesOfWait(status, lang),
      };
    case 'called': {
      if (status.window === null) return { mood: 'called', headline: say(lang, 'called_desk') };
      const title = say(lang, 'title_called', { window: status.window, number });
      return { mood: 'called', headline: say(lang, 'called'), window: status.window, title };
    }
    case 'serving':
      return {
        mood: 'serving',
        headline: say(lang, 'serving'),
        lines: status.window === null ? [] : [say(lang, 'serving_at', { window: status.window })],
      };
    case 'served':
      return { mood: 'done', headline: say(lang, 'served'), lines: [say(lang, 'served_text')], footer: '', stale: false };
    case 'left':
      return { mood: 'done', headline: say(lang, 'left'), lines: [say(lang, 'left_text')], footer: '', stale: false };
    case 'no_show':
      return { mood: 'trouble', headline: say(lang, 'no_show'), lines: [say(lang, 'no_show_text')] };
    case 'parked':
      return { mood: 'quiet', headline: say(lang, 'parked'), lines: [say(lang, 'parked_text')] };
  }
}

function tilesOfWait(status: TicketStatus, lang: string): readonly Tile[] {
  const { ahead } = status;
  return ahead > 0 ? [{ figure: String(ahead), label: say(lang, 'ahead', { n: ahead }) }] : [];
}

/** A range by the clock, never a countdown: it stands still while time passes. */
function linesOfWait(status: TicketStatus, lang: string): readonly string[] {
  return [...wordsOfWait(status, lang), say(lang, 'wait_advice')];
}

const MINUTE = 60_000;
/** So soon nobody needs a range. */
const SOON = 5 * MINUTE;
const HOUR = 60 * MINUTE;

function wordsOfWait(status: TicketStatus, lang: string): readonly string[] {
  const { expected, updatedAt } = status;
  if (expected === null) return [say(lang, 'wait_unknown')];
  const { from, to } = expected;
  if (expected.tooLate) return [say(lang, 'wait_too_late')];
  if (expected.openEnd) return [say(lang, 'wait_two_hours')];
  if (expected.late) return [say(lang, 'wait_late', { n: fives(to - updatedAt) })];
  if (to - updatedAt <= SOON && status.ahead === 0) return [say(lang, 'wait_soon')];
  if (from - updatedAt >= HOUR) return [say(lang, 'wait_hour', { time: clock(from) })];
  const range = from - updatedAt < MINUTE ? say(lang, 'wait_until', { to: clock(to) }) : say(lang, 'wait_between', { from: clock(from), to: clock(to) });
  return [range, say(lang, 'wait_nine_of_ten')];
}

const fives = (span: number): number => Math.max(5, 5 * Math.ceil(span / SOON));

function footer(known: Known, lang: string): string {
  if (known.staleSince === null) return known.answer === null ? '' : say(lang, 'fresh', { time: clock(known.at) });
  const told = known.answer !== null && known.answer.kind === 'status';
  return told ? say(lang, 'stale', { time: clock(known.staleSince) }) : say(lang, 'offline');
}

function empty(lang: string): View {
  return {
    mood: 'quiet', title: say(lang, 'your_ticket'), site: '', number: '', headline: say(lang, 'loading'), window: '',
    tiles: [], lines: [], service: '', invitation: '', footer: '', stale: false,
  };
}
