// SPDX-License-Identifier: GPL-3.0-or-later
// What came of forecasts: sums as the server keeps them, and the figures that people read.
import { bilingual } from './status_document';
import { count, fields, list, number, text } from './shape';
import type { Bilingual } from './types';

export interface Marks {
  /** Tickets that were forecast at issue; who went straight to a window is not among them. */
  readonly n: number;
  /** Shares of them, 0…1. */
  readonly inside: number;
  readonly later: number;
  readonly earlier: number;
  /** Minutes in the mean. */
  readonly error: number;
  readonly width: number;
  /** On those tickets for which all ways were to be had: Talon's, the last wait's and the formula's; null where there is none. */
  readonly compared: { readonly own: number; readonly lastWait: number; readonly formula: number } | null;
}

export interface ForecastDay { readonly day: string; readonly marks: Marks }
export interface ForecastService { readonly service: string; readonly title: Bilingual; readonly marks: Marks }
export interface Forecast { readonly days: readonly ForecastDay[]; readonly services: readonly ForecastService[] }

const MOST = 1000;

function parseMarks(value: unknown, path: string): Marks {
  const from = fields(value, path);
  const n = count(from['n'], `${path}.n`);
  const share = (name: string): number => (n === 0 ? 0 : count(from[name], `${path}.${name}`) / n);
  const minutes = (name: string, of: number): number => (of === 0 ? 0 : number(from[name], `${path}.${name}`) / 60 / of);
  const compared = count(from['compared'], `${path}.compared`);
  return {
    n,
    inside: share('inside'),
    later: share('later'),
    earlier: share('earlier'),
    error: minutes('error_s', n),
    width: minutes('width_s', n),
    compared: compared === 0 ? null : {
      own: minutes('compared_error_s', compared), lastWait: minutes('last_wait_error_s', compared), formula: minutes('formula_error_s', compared),
    },
  };
}

/** What GET /api/v1/forecast answers. */
export function parseForecast(value: unknown): Forecast {
  const from = fields(value, 'answer');
  return {
    days: list<ForecastDay>((each, path) => {
      const day = fields(each, path);
      return { day: text(day['day'], `${path}.day`), marks: parseMarks(day['marks'], `${path}.marks`) };
    }, MOST)(from['days'], 'days'),
    services: list<ForecastService>((each, path) => {
      const service = fields(each, path);
      return { service: text(service['service'], `${path}.service`), title: bilingual(service['title'], `${path}.title`), marks: parseMarks(service['marks'], `${path}.marks`) };
    }, MOST)(from['services'], 'services'),
  };
}

/** Whole hundredths that add up to 100: what is left over goes to the one that lost most by rounding down. */
export function hundredths(shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * 100);
  const whole = exact.map(Math.floor);
  const missing = Math.round(exact.reduce((sum, each) => sum + each, 0)) - whole.reduce((sum, each) => sum + each, 0);
  const order = exact.map((each, index) => ({ index, lost: each - Math.floor(each) })).sort((one, other) => other.lost - one.lost);
  for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
