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

export type BookingState = 'booked' | 'checked_in' | 'cancelled' | 'missed';

export interface Booking {
  readonly booking: string;
  readonly slot: number;
  readonly serviceTitle: Bilingual;
  readonly state: BookingState;
  readonly tickets: readonly string[];
  readonly twice: boolean;
}

export interface BookingDay {
  readonly day: string;
  readonly utcOffsetMin: number;
  readonly bookings: readonly Booking[];
  readonly services: readonly { readonly service: string; readonly title: Bilingual }[];
}

export const COLUMNS = ['code', 'date', 'time', 'service', 'state'] as const;
export type Column = (typeof COLUMNS)[number];
export type Columns = Readonly<Record<Column, number | null>>;

export interface OpenedList {
  readonly list: string;
  readonly encoding: string;
  readonly rows: number;
  readonly header: readonly string[];
  readonly first: readonly (readonly string[])[];
  readonly columns: Columns;
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

export type RowFault = 'other_day' | 'unknown_service' | 'code_twice' | 'contradicts' | 'code' | 'date' | 'time' | 'service' | 'short_row' | 'state';
export type Doubt = 'looks_cut_off' | 'other_day' | 'empty';

export interface ComparedList {
  readonly day: string;
  readonly add: number;
  readonly move: number;
  readonly cancel: number;
  readonly missing: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly line: number; readonly fault: RowFault; readonly cell: string }[];
  readonly doubts: readonly Doubt[];
  readonly unknownServices: readonly string[];
  readonly applied: boolean;
}

function parseBooking(value: unknown, path: string): Booking {
  const from = fields(value, path);
  return {
    booking: text(from['booking'], `${path}.booking`),
    slot: instant(from['slot'], `${path}.slot`),
    serviceTitle: bilingual(from['service_title'], `${path}.service_title`),
    state: oneOf('booked', 'checked_in', 'cancelled', 'missed')(from['state'], `${path}.state`),
    tickets: list(text, SHOWN_ROWS)(from['tickets'], `${path}.tickets`),
    twice: flag(from['twice'], `${path}.twice`),
  };
}

export function parseBookingDay(value: unknown): BookingDay {
  const from = fields(value, 'bookings');
  return {
    day: text(from['day'], 'bookings.day'),
    utcOffsetMin: number(from['utc_offset_min'], 'bookings.utc_offset_min'),
    bookings: list(parseBooking, MAX_BOOKINGS)(from['bookings'], 'bookings.bookings'),
    services: list((item, path) => {
      const service = fields(item, path);
      return { service: text(service['service'], `${path}.service`), title: bilingual(service['title'], `${path}.title`) };
    }, MAX_SERVICES)(from['services'], 'bookings.services'),
  };
}

export function parseOpenedList(value: unknown): OpenedList {
  const from = fields(value, 'list');
  const columns = fields(from['columns'], 'list.columns');
  const column = (name: Column): number | null => orNull(count)(columns[name], `list.columns.${name}`);
  return {
    list: text(from['list'], 'list.list'),
    encoding: text(from['encoding'], 'list.encoding'),
    rows: count(from['rows'], 'list.rows'),
    header: list(text, MAX_COLUMNS)(from['header'], 'list.header'),
    first: list(list(text, MAX_COLUMNS), SHOWN_ROWS)(from['first'], 'list.first'),
    columns: { code: column('code'), date: column('date'), time: column('time'), service: column('service'), state: column('state') },
    sheets: list(text, MAX_SHEETS)(from['sheets'], 'list.sheets'),
    sheet: count(from['sheet'], 'list.sheet'),
  };
}

export function parseComparedList(value: unknown): ComparedList {
  const from = fields(value, 'compared');
  const figure = (name: string): number => count(from[name], `compared.${name}`);
  return {
    day: text(from['day'], 'compared.day'),
    add: figure('add'),
    move: figure('move'),
    cancel: figure('cancel'),
    missing: figure('missing'),
    unchanged: figure('unchanged'),
    refused: list((item, path) => {
      const row = fields(item, path);
      return {
        line: count(row['line'], `${path}.line`),
        fault: oneOf('other_day', 'unknown_service', 'code_twice', 'contradicts', 'code', 'date', 'time', 'service', 'short_row', 'state')(row['fault'], `${path}.fault`),
        cell: text(row['cell'], `${path}.cell`),
      };
    }, MAX_BOOKINGS)(from['refused'], 'compared.refused'),
    doubts: list(oneOf('looks_cut_off', 'other_day', 'empty'), SHOWN_ROWS)(from['doubts'], 'compared.doubts'),
    unknownServices: list(text, MAX_SERVICES)(from['unknown_services'], 'compared.unknown_services'),
    applied: flag(from['applied'], 'compared.applied'),
  };
}
