// SPDX-License-Identifier: GPL-3.0-or-later
// Times as an inspector reads them. All arguments are milliseconds; the zone is the computer's own.

const two = (value: number): string => String(value).padStart(2, '0');

/** 12:05 */
export function clock(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** 12:05:09 */
export function clockSeconds(at: number): string {
  return `${clock(at)}:${two(new Date(at).getSeconds())}`;
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
