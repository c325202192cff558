// SPDX-License-Identifier: GPL-3.0-or-later
// How days are written beside bookings.
import { t, type Key } from '../texts.svelte';

const DAYS: readonly Key[] = ['settings.short.mon', 'settings.short.tue', 'settings.short.wed', 'settings.short.thu', 'settings.short.fri', 'settings.short.sat', 'settings.short.sun'];
const WEEK = 7;

/** «пн» of "2026-11-23". */
export function weekday(day: string): string {
  return t(DAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK] ?? 'settings.short.mon');
}
