// SPDX-License-Identifier: GPL-3.0-or-later
// Alarms and devices in words: what happened, and what to do about it.
import { clock, dayMonth, fullDate } from '../../lib/time';
import type { Alarm } from '../../lib/types';
import { known, t } from '../texts.svelte';

/** 40 s, 3 min, 5 h, 2 days: whole units, rounded down so that nothing is told as longer than it is. */
export function spanWords(seconds: number): string {
  const n = Math.abs(seconds);
  if (n < 120) return t('span.seconds', { n: Math.floor(n) });
  if (n < 2 * 3600) return t('span.minutes', { n: Math.floor(n / 60) });
  if (n < 2 * 86_400) return t('span.hours', { n: Math.floor(n / 3600) });
  return t('span.days', { n: Math.floor(n / 86_400) });
}

/** 09:12, and the date before it when that is not today. */
export function timeWords(at: number, now: number): string {
  return fullDate(at) === fullDate(now) ? clock(at) : `${dayMonth(at)}, ${clock(at)}`;
}

export function kindWords(kinds: readonly string[]): string {
  return kinds.map((kind) => (known(`document.${kind}`) ? t(`document.${kind}` as 'document.menu') : kind)).join(', ');
}

function sentenceKey(alarm: Alarm): string {
  const ahead = Number(alarm.parameters['seconds'] ?? 0) > 0;
  if (alarm.code === 'clock_off') return ahead ? 'alarm.clock_fast' : 'alarm.clock_slow';
  if (alarm.code === 'calendar_jumped') return ahead ? 'alarm.calendar_ahead' : 'alarm.calendar_behind';
  return `alarm.${alarm.code}`;
}

/** `place`: where the device stands, in the reader's language; empty for the server's own alarms and for a device whose key was revoked. */
export function alarmWords(alarm: Alarm, place: string): { what: string; todo: string } {
  const given = alarm.parameters;
  const values = {
    ...given, place: alarm.device && place === '' ? t('alarm.revoked_device') : place, code: alarm.code,
    n: Number(given['events'] ?? given['tickets'] ?? given['free_mib'] ?? 0),
    span: spanWords(Number(given['seconds'] ?? 60 * Number(given['minutes'] ?? 0))),
    day: given['day'] === undefined ? '' : dayMonth(Date.parse(`${given['day']}T09:00:00Z`)),
    kinds: kindWords(String(given['kinds'] ?? '').split(',')),
  };
  const key = sentenceKey(alarm);
  const display = alarm.code === 'device_offline' && alarm.device?.role === 'hall';
  const todo = display ? 'alarm.display_offline.do' : `alarm.${alarm.code}.do`;
  if (!known(key) || !known(todo)) return { what: t('alarm.unknown', values), todo: t('alarm.unknown.do') };
  return { what: t(key, values), todo: t(todo, values) };
}
