// SPDX-License-Identifier: GPL-3.0-or-later
import { count, fields, flag, instant, list, oneOf, orNull, text } from './shape';
import type { Bilingual, Expected, TicketState, TicketStatus } from './types';

const MOST_LANGUAGES = 8;

export const ticketState = oneOf<TicketState>('waiting', 'called', 'serving', 'served', 'no_show', 'left', 'parked');

export function bilingual(value: unknown, path: string): Bilingual {
  const from = fields(value, path);
  const further: Record<string, string> = {};
  Object.keys(from).forEach((tag) => { further[tag] = text(from[tag], `${path}.${tag}`); });
  return { ...further, ru: text(from['ru'], `${path}.ru`), en: text(from['en'], `${path}.en`) };
}

function expected(value: unknown, path: string): Expected {
  const from = fields(value, path);
  return {
    from: instant(from['from'], `${path}.from`),
    to: instant(from['to'], `${path}.to`),
    openEnd: flag(from['open_end'], `${path}.open_end`),
    tooLate: flag(from['too_late'], `${path}.too_late`),
    late: flag(from['late'], `${path}.late`),
  };
}

/** What GET /api/v1/status/{ticket} answers. */
export function parseStatus(value: unknown): TicketStatus {
  const from = fields(value, 'status');
  return {
    number: text(from['number'], 'number'),
    latin: text(from['letter_latin'], 'letter_latin'),
    state: ticketState(from['state'], 'state'),
    ahead: count(from['ahead'], 'ahead'),
    waitMinutes: orNull(count)(from['wait_minutes'], 'wait_minutes'),
    expected: orNull(expected)(from['expected'], 'expected'),
    window: orNull(text)(from['window'], 'window'),
    service: bilingual(from['service'], 'service'),
    language: text(from['language'], 'language'),
    updatedAt: instant(from['updated_at'], 'updated_at'),
    site: bilingual(from['site'], 'site'),
    languages: orNull(list(text, MOST_LANGUAGES))(from['languages'], 'languages') ?? ['ru', 'en'],
  };
}
