// SPDX-License-Identifier: GPL-3.0-or-later
// Times that staff book for a visitor, checked field by field where they enter the browser.
import { count, fields, instant, list, text } from './shape';

const MAX_FREE_DAYS = 61;
const DAY_MINUTES = 1440;

/** A day on which a service has a time left, with the minutes of the day at which a visit may begin. */
export interface FreeDay {
  readonly day: string;
  readonly timesMin: readonly number[];
}

/** What was booked; its code is told this once. */
export interface PlacedBooking {
  readonly booking: string;
  readonly code: string;
  readonly slot: number;
}

export function parseFreeDays(value: unknown): readonly FreeDay[] {
  return list((item, path) => {
    const day = fields(item, path);
    return { day: text(day['day'], `${path}.day`), timesMin: list(count, DAY_MINUTES)(day['times_min'], `${path}.times_min`) };
  }, MAX_FREE_DAYS)(fields(value, 'places')['days'], 'places.days');
}

export function parsePlaced(value: unknown): PlacedBooking {
  const from = fields(value, 'placed');
  return { booking: text(from['booking'], 'placed.booking'), code: text(from['code'], 'placed.code'), slot: instant(from['slot'], 'placed.slot') };
}
