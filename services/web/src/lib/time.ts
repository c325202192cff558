// SPDX-License-Identifier: GPL-3.0-or-later
// Times as an inspector reads them. All arguments are milliseconds; the zone is the site's, once it is known, whatever this
// computer is set to; before that, and on a visitor's phone, the device's own.

let siteOffset: number | null = null;

/** The site's local time less UTC, in minutes. */
export function setZone(offsetMinutes: number): void {
  siteOffset = offsetMinutes;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A date whose UTC fields are the local ones. */
function local(at: number): Date {
  return new Date(at + 60_000 * (siteOffset ?? -new Date(at).getTimezoneOffset()));
}

/** The moment at which it is so much there: "2026-11-30T09:00", as a field for date and time has it. */
export function fromLocal(text: string): number {
  const wanted = Date.parse(`${text}Z`);
  return wanted - 60_000 * (siteOffset ?? -new Date(wanted).getTimezoneOffset());
}

/** 12:05 */
export function clock(at: number): string {
  const date = local(at);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** 09:05 of a minute of the day. */
export function clockOf(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** 12:05:09 */
export function clockSeconds(at: number): string {
  return `${clock(at)}:${two(local(at).getUTCSeconds())}`;
}

/** 23.11 */
export function dayMonth(at: number): string {
  const date = local(at);
  return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}`;
}

/** 23.11.2026 */
export function fullDate(at: number): string {
  return `${dayMonth(at)}.${local(at).getUTCFullYear()}`;
}

/** 0:07, 12:40, 1:02:33 */
export function duration(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
}

export interface Due {
  readonly kind: 'overdue' | 'soon' | 'later';
  /** Whole minutes past the norm, or left until it. */
  readonly minutes: number;
}

const SOON_MINUTES = 3;

export function due(dueAt: number, now: number): Due {
  if (now >= dueAt) return { kind: 'overdue', minutes: Math.floor((now - dueAt) / 60_000) };
  const minutes = Math.ceil((dueAt - now) / 60_000);
  return { kind: minutes <= SOON_MINUTES ? 'soon' : 'later', minutes };
}

/** How somebody who has booked stands, in the same words: urgent as the server says, minutes from the later of arrival and slot. */
export function promised(promise: 'kept' | 'soon' | 'alarm' | 'broken', from: number, now: number): Due {
  const minutes = now >= from ? Math.floor((now - from) / 60_000) : Math.ceil((from - now) / 60_000);
  return { kind: promise === 'kept' ? 'later' : promise === 'soon' ? 'soon' : 'overdue', minutes };
}
