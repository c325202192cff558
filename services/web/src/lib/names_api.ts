// SPDX-License-Identifier: GPL-3.0-or-later
// Names of booked visitors over the API, checked field by field where they enter the browser. They are kept nowhere in it.
import type { Api } from './api';
import { count, fields, flag, instant, list, oneOf, orNull, text } from './shape';
import { bilingual } from './status_document';
import type { Bilingual } from './types';

const MAX_DAYS = 200;
const MAX_ACTS = 400;
const MAX_BOOKINGS = 5000;
const MAX_FOUND = 5;

export const DESTROY_REASONS = ['withdrawn', 'unlawful', 'order'] as const;
export type DestroyReason = (typeof DESTROY_REASONS)[number];
export type ActReason = DestroyReason | 'expired';
const reason = oneOf<ActReason>('expired', ...DESTROY_REASONS);

export interface ShownName { readonly booking: string; readonly name: string }

export interface FoundNames {
  /** How many people it fits. */
  readonly fitting: number;
  /** None where they are too many. */
  readonly names: readonly ShownName[];
}

export interface NamesDay {
  readonly day: string;
  readonly names: number;
  /** False: the day's key is lost. */
  readonly readable: boolean;
  /** From its beginning on they are destroyed. */
  readonly due: string;
}

export interface ActLine {
  readonly act: string;
  readonly number: number;
  readonly day: string;
  readonly bookings: number;
  readonly reason: ActReason;
  readonly at: number;
  readonly actor: string;
}

export interface NamesPage {
  /** False: the file of names cannot be used. */
  readonly available: boolean;
  readonly keptDays: number;
  readonly days: readonly NamesDay[];
  readonly actsCount: number;
  readonly acts: readonly ActLine[];
}

export interface Act extends Omit<ActLine, 'bookings'> {
  readonly bookings: readonly string[];
  readonly actorTitle: string;
  readonly operator: Bilingual;
  readonly address: Bilingual;
  /** The event in the journal. */
  readonly record: { readonly position: number; readonly hash: string; readonly at: number; readonly actor: string; readonly type: string } | null;
}

function parseShown(value: unknown, path: string): ShownName {
  const from = fields(value, path);
  return { booking: text(from['booking'], `${path}.booking`), name: text(from['name'], `${path}.name`) };
}

function parseFound(value: unknown): FoundNames {
  const from = fields(value, 'found');
  return { fitting: count(from['fitting'], 'found.fitting'), names: list(parseShown, MAX_FOUND)(from['names'], 'found.names') };
}

function parseHead(from: Readonly<Record<string, unknown>>, path: string): Omit<ActLine, 'bookings'> {
  return {
    act: text(from['act'], `${path}.act`), number: count(from['number'], `${path}.number`), day: text(from['day'], `${path}.day`),
    reason: reason(from['reason'], `${path}.reason`), at: instant(from['at'], `${path}.at`), actor: text(from['actor'], `${path}.actor`),
  };
}

export function parseNamesPage(value: unknown): NamesPage {
  const from = fields(value, 'names');
  return {
    available: flag(from['available'], 'names.available'),
    keptDays: count(from['kept_days'], 'names.kept_days'),
    days: list((item, path) => {
      const day = fields(item, path);
      return {
        day: text(day['day'], `${path}.day`), names: count(day['names'], `${path}.names`), readable: flag(day['readable'], `${path}.readable`),
        due: text(day['due'], `${path}.due`),
      };
    }, MAX_DAYS)(from['days'], 'names.days'),
    actsCount: count(from['acts_count'], 'names.acts_count'),
    acts: list((item, path) => {
      const act = fields(item, path);
      return { ...parseHead(act, path), bookings: count(act['bookings'], `${path}.bookings`) };
    }, MAX_ACTS)(from['acts'], 'names.acts'),
  };
}

export function parseAct(value: unknown): Act {
  const from = fields(value, 'act');
  return {
    ...parseHead(from, 'act'),
    bookings: list(text, MAX_BOOKINGS)(from['bookings'], 'act.bookings'),
    actorTitle: text(from['actor_title'], 'act.actor_title'),
    operator: bilingual(from['operator'], 'act.operator'),
    address: bilingual(from['address'], 'act.address'),
    record: orNull((item, path) => {
      const record = fields(item, path);
      return {
        position: count(record['position'], `${path}.position`), hash: text(record['hash'], `${path}.hash`), at: instant(record['at'], `${path}.at`),
        actor: text(record['actor'], `${path}.actor`), type: text(record['type'], `${path}.type`),
      };
    })(from['record'], 'act.record'),
  };
}

export class NamesApi {
  constructor(private readonly api: Api) {}

  /** The surname of the booked visitor who is being served at the own window; null where none is kept. */
  inHand(): Promise<string | null> {
    return this.api.ask('GET', '/api/v1/names/hand', (value) => orNull(text)(fields(value, 'hand')['name'], 'hand.name'));
  }

  /** Of one booking, the whole. */
  show(booking: string): Promise<ShownName> {
    return this.api.press(`/api/v1/names/${encodeURIComponent(booking)}/show`, (value) => parseShown(value, 'shown'));
  }

  /** Today's bookings by the beginning of a surname, three letters or more. */
  find(surname: string): Promise<FoundNames> {
    return this.api.press('/api/v1/names/find', parseFound, { surname });
  }

  page(): Promise<NamesPage> {
    return this.api.ask('GET', '/api/v1/names', parseNamesPage);
  }

  act(act: string): Promise<Act> {
    return this.api.ask('GET', `/api/v1/names/acts/${encodeURIComponent(act)}`, parseAct);
  }

  /** A day's names, at once: there is no way back. */
  destroy(day: string, why: DestroyReason): Promise<string> {
    return this.api.press(`/api/v1/names/days/${encodeURIComponent(day)}/destroy`, (value) => text(fields(value, 'destroyed')['act'], 'destroyed.act'), { reason: why });
  }
}
