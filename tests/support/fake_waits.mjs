// SPDX-License-Identifier: GPL-3.0-or-later
// What the fake hall tells of waits.
import { NOON } from './noon.mjs';

const at = (minutes) => new Date(NOON + 60_000 * minutes).toISOString();

/** What somebody is told who comes to a line of so many: fives of minutes. */
export function rangeOf(count) {
  const from = 5 * Math.floor((2 * count) / 5);
  return { from_min: from, to_min: from + 10 };
}

/** What a waiting ticket is told, in minutes from noon on. */
export function demoExpected(from, to, values = {}) {
  return { from: at(from), to: at(to), open_end: false, too_late: false, late: false, ...values };
}

const marks = (n, inside, later, error, last) => ({
  n, inside: Math.round(n * inside), later: Math.round(n * later), earlier: n - Math.round(n * inside) - Math.round(n * later), error_s: Math.round(n * error * 60),
  bias_s: 0, width_s: n * 1200, compared: n, compared_error_s: Math.round(n * error * 60), last_wait_error_s: Math.round(n * last * 60), formula_error_s: n * 1500,
});

/** Ten working days, one of them bad, and three services, of which one had few visitors. */
export function demoForecast(services) {
  const days = ['23', '20', '19', '18', '17', '16', '13', '12', '11', '10'];
  return {
    days: days.map((day, index) => ({ day: `2026-11-${day}`, marks: index === 3 ? marks(402, 0.71, 0.19, 9.4, 17.8) : marks(380 + 9 * index, 0.84 + 0.01 * (index % 4), 0.09, 6.2, 13.1) })),
    services: services.slice(0, 3).map(({ service, title }, index) => ({ service, title, marks: index === 2 ? marks(11, 0.8, 0.1, 3, 8) : marks(900 - 300 * index, 0.86 - 0.02 * index, 0.08, 5.5 + index, 12.9) })),
  };
}
