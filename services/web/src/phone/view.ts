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
  readonly footer: string;
  readonly stale: boolean;
}

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
  const { ahead, waitMinutes } = status;
  const tiles: Tile[] = [];
  if (ahead > 0) tiles.push({ figure: String(ahead), label: say(lang, 'ahead', { n: ahead }) });
  if (waitMinutes !== null && waitMinutes > 0) {
    tiles.push({ figure: `≈ ${waitMinutes}`, label: say(lang, 'wait', { n: waitMinutes }) });
  }
  return tiles;
}

function linesOfWait(status: TicketStatus, lang: string): readonly string[] {
  const soon = status.ahead === 0 && !status.waitMinutes;
  return soon ? [say(lang, 'wait_soon'), say(lang, 'wait_advice')] : [say(lang, 'wait_advice')];
}

function footer(known: Known, lang: string): string {
  if (known.staleSince === null) return known.answer === null ? '' : say(lang, 'fresh', { time: clock(known.at) });
  const told = known.answer !== null && known.answer.kind === 'status';
  return told ? say(lang, 'stale', { time: clock(known.staleSince) }) : say(lang, 'offline');
}

function empty(lang: string): View {
  return {
    mood: 'quiet', title: say(lang, 'your_ticket'), site: '', number: '', headline: say(lang, 'loading'), window: '',
    tiles: [], lines: [], service: '', footer: '', stale: false,
  };
}
