// SPDX-License-Identifier: GPL-3.0-or-later
// Bookings and lists of them, checked field by field where they enter the browser.
import { count, fields, flag, instant, list, number, oneOf, orNull, text } from './shape';
import { bilingual } from './status_document';
import type { Bilingual } from './types';

const MAX_BOOKINGS = 5000;
const MAX_COLUMNS = 64;
const MAX_SERVICES = 200;
const MAX_SHEETS = 200;
const SHOWN_ROWS = 20;
const HALVES = 48;
const WEEK_DAYS = 7;
const MAX_OUTSIDE = 200;

export type BookingState = 'booked' | 'checked_in' | 'cancelled' | 'missed';

export interface Booking {
  readonly booking: string;
  readonly slot: number;
  readonly serviceTitle: Bilingual;
  readonly state: BookingState;
  readonly service: string;
  readonly tickets: readonly string[];
  /** The same with their ids: the booking can be parted from them. */
  readonly held: readonly { readonly ticket: string; readonly number: string }[];
  readonly twice: boolean;
  /** Staff take its late visitor until then. */
  readonly until: number | null;
  /** Made here by staff, who may cancel it. */
  readonly ours: boolean;
}

export interface BookingDay {
  readonly day: string;
  readonly utcOffsetMin: number;
  /** Of a booking's code. */
  readonly digits: number;
  /** Names of some of them are kept, and may be asked for. */
  readonly names: boolean;
  readonly bookings: readonly Booking[];
  readonly services: readonly { readonly service: string; readonly title: Bilingual }[];
}

/** Half an hour of a day: places are visits of a quarter of an hour. */
export interface HalfHour {
  readonly fromMin: number;
  readonly places: number;
  readonly booked: number;
  readonly came: number;
  readonly missed: number;
  /** At its fullest minute: how many visits there are at once, and how many of them have a window. */
  readonly atOnce: number;
  readonly placed: number;
}

export interface WeekDay {
  readonly day: string;
  readonly halves: readonly HalfHour[];
  /** Of a day that is over. */
  readonly past: { readonly booked: number; readonly came: number; readonly cancelled: number } | null;
}

export interface OutsideBooking {
  readonly booking: string;
  readonly slot: number;
  readonly serviceTitle: Bilingual;
  readonly why: 'hours' | 'closed' | 'not_given';
}

export interface BookingWeek {
  readonly from: string;
  readonly today: string;
  readonly days: readonly WeekDay[];
  readonly outsideCount: number;
  /** Outside the hours, and nobody has decided yet: the nearest of them. */
  readonly outside: readonly OutsideBooking[];
}

export const COLUMNS = ['code', 'date', 'time', 'service', 'state', 'phone', 'name'] as const;
export type Column = (typeof COLUMNS)[number];
export type Columns = Readonly<Record<Column, number | null>>;

export interface OpenedList {
  readonly list: string;
  readonly encoding: string;
  readonly rows: number;
  readonly header: readonly string[];
  readonly first: readonly (readonly string[])[];
  readonly columns: Columns;
  /** A column that names stand in by its head, and that nobody has chosen. */
  readonly namesSeen: number | null;
  /** Of a workbook: those that are shown, and which of them this is. */
  readonly sheets: readonly string[];
  readonly sheet: number;
}

export interface ListPlan {
  readonly day: string | null;
  readonly columns: Columns;
  readonly services: readonly { readonly name: string; readonly service: string }[];
  readonly cancel_missing: boolean;
  readonly despite_doubts: boolean;
}

export type RowFault = 'other_day' | 'unknown_service' | 'code_twice' | 'contradicts' | 'code' | 'date' | 'time' | 'service' | 'short_row' | 'state'
  | 'several' | 'zone' | 'repeats' | 'entry_twice';
export type Doubt = 'looks_cut_off' | 'other_day' | 'empty' | 'ends_mid_row';

/** A list of the folder, and why nobody has taken it in. */
export interface WaitingList {
  readonly id: string;
  readonly file: string;
  readonly since: number;
  readonly why: readonly ('unreadable' | 'columns' | 'rows' | 'doubts' | 'missing' | 'older')[];
}

export interface ComparedList {
  readonly day: string;
  /** Of the file's rows that can be read. */
  readonly days: readonly { readonly day: string; readonly rows: number }[];
  readonly add: number;
  readonly move: number;
  readonly cancel: number;
  readonly missing: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly line: number; readonly fault: RowFault; readonly cell: string }[];
  readonly doubts: readonly Doubt[];
  readonly unknownServices: readonly string[];
  readonly applied: boolean;
  /** Names of the list that are kept; null where its column was not read. */
  readonly namesKept: number | null;
  /** They could not be written; everything else was. */
  readonly namesLost: boolean;
}

function parseBooking(value: unknown, path: string): Booking {
  const from = fields(value, path);
  return {
    booking: text(from['booking'], `${path}.booking`),
    slot: instant(from['slot'], `${path}.slot`),
    serviceTitle: bilingual(from['service_title'], `${path}.service_title`),
    state: oneOf('booked', 'checked_in', 'cancelled', 'missed')(from['state'], `${path}.state`),
    service: text(from['service'], `${path}.service`),
    tickets: list(text, SHOWN_ROWS)(from['tickets'], `${path}.tickets`),
    held: list((item, at) => {
      const ticket = fields(item, at);
      return { ticket: text(ticket['ticket'], `${at}.ticket`), number: text(ticket['number'], `${at}.number`) };
    }, SHOWN_ROWS)(from['held'], `${path}.held`),
    twice: flag(from['twice'], `${path}.twice`),
    until: from['until'] === undefined ? null : instant(from['until'], `${path}.until`),
    ours: from['ours'] !== undefined && flag(from['ours'], `${path}.ours`),
  };
}

export function parseBookingDay(value: unknown): BookingDay {
  const from = fields(value, 'bookings');
  return {
    day: text(from['day'], 'bookings.day'),
    utcOffsetMin: number(from['utc_offset_min'], 'bookings.utc_offset_min'),
    digits: count(from['digits'], 'bookings.digits'),
    names: from['names'] !== undefined && flag(from['names'], 'bookings.names'),
    bookings: list(parseBooking, MAX_BOOKINGS)(from['bookings'], 'bookings.bookings'),
    services: list((item, path) => {
      const service = fields(item, path);
      return { service: text(service['service'], `${path}.service`), title: bilingual(service['title'], `${path}.title`) };
    }, MAX_SERVICES)(from['services'], 'bookings.services'),
  };
}

function parseHalf(value: unknown, path: string): HalfHour {
  const from = fields(value, path);
  const figure = (name: string): number => count(from[name], `${path}.${name}`);
  return {
    fromMin: figure('from_min'), places: figure('places'), booked: figure('booked'), came: figure('came'), missed: figure('missed'),
    atOnce: figure('at_once'), placed: figure('placed'),
  };
}

function parseWeekDay(value: unknown, path: string): WeekDay {
  const from = fields(value, path);
  const past = from['past'] === null ? null : fields(from['past'], `${path}.past`);
  const figure = (name: string): number => count(past?.[name], `${path}.past.${name}`);
  return {
    day: text(from['day'], `${path}.day`),
    halves: list(parseHalf, HALVES)(from['halves'], `${path}.halves`),
    past: past === null ? null : { booked: figure('booked'), came: figure('came'), cancelled: figure('cancelled') },
  };
}

export function parseBookingWeek(value: unknown): BookingWeek {
  const from = fields(value, 'week');
  return {
    from: text(from['from'], 'week.from'),
    today: text(from['today'], 'week.today'),
    days: list(parseWeekDay, WEEK_DAYS)(from['days'], 'week.days'),
    outsideCount: count(from['outside_count'], 'week.outside_count'),
    outside: list((item, path) => {
      const booking = fields(item, path);
      return {
        booking: text(booking['booking'], `${path}.booking`),
        slot: instant(booking['slot'], `${path}.slot`),
        serviceTitle: bilingual(booking['service_title'], `${path}.service_title`),
        why: oneOf('hours', 'closed', 'not_given')(booking['why'], `${path}.why`),
      };
    }, MAX_OUTSIDE)(from['outside'], 'week.outside'),
  };
}

/** The booking, and others that fit as well. */
export function parseFound(value: unknown): readonly string[] {
  const from = fields(value, 'found');
  const others = from['others'] === undefined ? [] : list(text, MAX_BOOKINGS)(from['others'], 'found.others');
  return [text(from['booking'], 'found.booking'), ...others];
}

export function parseOpenedList(value: unknown): OpenedList {
  const from = fields(value, 'list');
  const columns = fields(from['columns'], 'list.columns');
  const column = (name: Column): number | null => orNull(count)(columns[name] ?? null, `list.columns.${name}`);
  return {
    list: text(from['list'], 'list.list'),
    encoding: text(from['encoding'], 'list.encoding'),
    rows: count(from['rows'], 'list.rows'),
    header: list(text, MAX_COLUMNS)(from['header'], 'list.header'),
    first: list(list(text, MAX_COLUMNS), SHOWN_ROWS)(from['first'], 'list.first'),
    columns: { code: column('code'), date: column('date'), time: column('time'), service: column('service'), state: column('state'), phone: column('phone'), name: column('name') },
    namesSeen: orNull(count)(from['names_seen'] ?? null, 'list.names_seen'),
    sheets: list(text, MAX_SHEETS)(from['sheets'], 'list.sheets'),
    sheet: count(from['sheet'], 'list.sheet'),
  };
}

export function parseWaiting(value: unknown): WaitingList | null {
  const waiting = fields(value, 'waiting')['waiting'];
  if (waiting === null) return null;
  const from = fields(waiting, 'waiting.waiting');
  return {
    id: text(from['id'], 'waiting.id'),
    file: text(from['file'], 'waiting.file'),
    since: instant(from['since'], 'waiting.since'),
    why: list(oneOf('unreadable', 'columns', 'rows', 'doubts', 'missing', 'older'), SHOWN_ROWS)(from['why'], 'waiting.why'),
  };
}

export function parseComparedList(value: unknown): ComparedList {
  const from = fields(value, 'compared');
  const figure = (name: string): number => count(from[name], `compared.${name}`);
  return {
    day: text(from['day'], 'compared.day'),
    days: list((item, path) => {
      const day = fields(item, path);
      return { day: text(day['day'], `${path}.day`), rows: count(day['rows'], `${path}.rows`) };
    }, MAX_BOOKINGS)(from['days'], 'compared.days'),
    add: figure('add'),
    move: figure('move'),
    cancel: figure('cancel'),
    missing: figure('missing'),
    unchanged: figure('unchanged'),
    refused: list((item, path) => {
      const row = fields(item, path);
      return {
        line: count(row['line'], `${path}.line`),
        fault: oneOf('other_day', 'unknown_service', 'code_twice', 'contradicts', 'code', 'date', 'time', 'service', 'short_row', 'state',
          'several', 'zone', 'repeats', 'entry_twice')(row['fault'], `${path}.fault`),
        cell: text(row['cell'], `${path}.cell`),
      };
    }, MAX_BOOKINGS)(from['refused'], 'compared.refused'),
    doubts: list(oneOf('looks_cut_off', 'other_day', 'empty', 'ends_mid_row'), SHOWN_ROWS)(from['doubts'], 'compared.doubts'),
    unknownServices: list(text, MAX_SERVICES)(from['unknown_services'], 'compared.unknown_services'),
    applied: flag(from['applied'], 'compared.applied'),
    namesKept: orNull(count)(from['names_kept'] ?? null, 'compared.names_kept'),
    namesLost: from['names_lost'] !== undefined && flag(from['names_lost'], 'compared.names_lost'),
  };
}
