// SPDX-License-Identifier: GPL-3.0-or-later
// Figures as people read them, and the days of a period.
import type { Span } from '../../lib/report_api';
import type { Cell, CellKind } from '../../lib/report_document';
import { duration, fullDate } from '../../lib/time';
import { locale, t } from '../texts.svelte';

const DAY_MS = 86_400_000;

function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', locale.lang === 'ru' ? ',' : '.');
}

/** 1 234 567, with narrow spaces that do not break. */
export function whole(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

export function shown(cell: Cell, kind: CellKind): string {
  if (cell === null) return '—';
  if (cell === 'few') return t('reports.few');
  if (kind === 'duration') return duration(cell);
  if (kind === 'share') return `${decimal(cell / 10, 1)}\u00a0%`;
  if (kind === 'ratio') return decimal(cell / 100, 2);
  return whole(cell);
}

/** "2026-11-30" of a moment, at the site. */
export function dayOf(at: number): string {
  const [day, month, year] = fullDate(at).split('.');
  return `${year}-${month}-${day}`;
}

/** "30.11.2026" */
export function written(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export const PRESETS = ['today', 'yesterday', 'week', 'month', 'any'] as const;
export type Preset = (typeof PRESETS)[number];

/** A week begins on Monday; week and month end with the day itself. */
export function spanOf(preset: Exclude<Preset, 'any'>, today: string): Span {
  if (preset === 'yesterday') return { from: shifted(today, -1), to: shifted(today, -1) };
  if (preset === 'month') return { from: `${today.slice(0, 8)}01`, to: today };
  if (preset === 'today') return { from: today, to: today };
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { from: shifted(today, -weekday), to: today };
}
