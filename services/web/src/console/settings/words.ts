// SPDX-License-Identifier: GPL-3.0-or-later
// Settings in words: what is called how, and a difference as a sentence.
import type { Difference, Effect, Site, Words } from '../../lib/settings_document';
import { known, locale, t, type Key } from '../texts.svelte';

/** Of these a service has one or two. */
export const LETTERS = ['А', 'В', 'Е', 'К', 'М', 'Н', 'О', 'Р', 'С', 'Т', 'У', 'Х'] as const;

/** What nobody has yet, one letter before two; the first one where all are taken. */
export function freeLetter(used: ReadonlySet<string>): string {
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return [...LETTERS, ...pairs].find((each) => !used.has(each)) ?? LETTERS[0];
}

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export function inWords(words: Words | undefined): string {
  return words?.[locale.lang] || words?.['ru'] || '';
}

/** The languages in which the site's texts are kept. */
export function languagesOf(site: Site): readonly string[] {
  const named = (site as unknown as Record<string, unknown>)['languages'];
  const own = Array.isArray(named) ? named.filter((each): each is string => typeof each === 'string') : [];
  return own.length > 0 ? ['ru', ...own.filter((each) => each !== 'ru')] : ['ru', 'en'];
}

const field = (name: string): string => {
  const key = `settings.field.${name}`;
  return known(key) ? t(key) : name;
};

interface Thing { readonly id?: string; readonly number?: number; readonly title?: Words }
const LISTS = ['categories', 'services', 'classes', 'windows', 'places', 'zones'] as const;

/** «Услуга «ИНН»»; of what no site knows any more, its id. */
function thing(list: string, name: string, sites: readonly Site[]): string {
  if (list === 'windows') return t('windows.window', { window: name });
  for (const site of sites) {
    const things = LISTS.find((each) => each === list) ? (site as unknown as Record<string, readonly Thing[]>)[list] : undefined;
    const found = things?.find((each) => String(each.id ?? each.number) === name);
    if (found) return `${field(list)} «${inWords(found.title) || name}»`;
  }
  return `${field(list)} «${name}»`;
}

const language = (tag: string): string | null => (/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag) && known(`language.${tag}`) ? t(`language.${tag}` as Key) : null);

/** services[inn].title.ru → «Услуга «ИНН»: название (русский)» */
export function pathWords(path: string, sites: readonly Site[]): string {
  const day = /^days\.(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(path);
  if (day) return `${day[3]}.${day[2]}.${day[1]}${day[4] ? `: ${rest(day[4].slice(1), sites)}` : ''}`;
  const found = /^(\w+)\[([^\]]+)\](?:\.(.*))?$/.exec(path);
  if (!found) return rest(path, sites);
  const [, list = '', name = '', more] = found;
  return more ? `${thing(list, name, sites)}: ${rest(more, sites)}` : thing(list, name, sites);
}

function rest(path: string, sites: readonly Site[]): string {
  const inner = /^(\w+)\[([^\]]+)\](?:\.(.*))?$/.exec(path);
  if (inner) return thing(inner[1] ?? '', inner[2] ?? '', sites) + (inner[3] ? `, ${field(inner[3])}` : '');
  return path
    .split('.')
    .filter((part) => part !== 'rules')
    .map((part, index) => (index > 0 ? (language(part) ?? field(part)) : field(part)))
    .join(', ');
}

/** A value as it is shown: a text, a list, the title of a whole thing. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('settings.nothing');
  if (typeof value === 'boolean') return t(value ? 'settings.yes' : 'settings.no');
  if (Array.isArray(value)) return value.length === 0 ? t('settings.closed') : value.map(valueWords).join(', ');
  if (typeof value !== 'object') return String(value);
  const { at, volume } = value as { at?: string; volume?: number };
  if (at !== undefined && volume !== undefined) return `${at}: ${t('sound.percent', { n: volume })}`;
  const { title, hours, help_out_min: minutes, id } = value as { title?: Words; hours?: unknown; help_out_min?: number; id?: string };
  if (title) return inWords(title);
  if (hours !== undefined) return valueWords(hours);
  if (minutes !== undefined) return t('settings.helps_by', { n: minutes });
  return id ?? Object.values(value as Record<string, unknown>).map(valueWords).join('; ');
}

export function differenceWords(difference: Difference, sites: readonly Site[]): { what: string; was: string; now: string } {
  const taken = /\.services\[[^\]]+\]$/.test(difference.path);
  const value = (each: unknown): string => (taken ? takenWords(each) : valueWords(each));
  return { what: pathWords(difference.path, sites), was: value(difference.was), now: value(difference.now) };
}

function takenWords(value: unknown): string {
  if (value === null) return t('settings.takes_not');
  return typeof value === 'string' ? t('settings.takes') : valueWords(value);
}

/** Whom it touches now, and what becomes of them. */
export function effectWords(effect: Effect, sites: readonly Site[]): string {
  const numbers = { waiting: effect.waiting, hand: effect.inHand, parked: effect.parked };
  if (effect.kind === 'window_closed') {
    const window = effect.window ?? '';
    return effect.staff === null
      ? t('settings.effect.window_empty', { window, ...numbers })
      : t('settings.effect.window_closed', { window, staff: effect.staff, ...numbers });
  }
  const service = thing('services', effect.service ?? '', sites);
  return t(effect.kind === 'service_retired' ? 'settings.effect.service_retired' : 'settings.effect.service_unserved', { service, ...numbers });
}

/** «09:00-13:00, 14:00-18:00» as people type it: with dashes of any kind and hours of one digit. */
export function parseHours(typed: string): string[] {
  const two = (text: string): string => (/^\d:/.test(text) ? `0${text}` : text);
  return typed
    .split(/[,;]/)
    .map((each) => each.replace(/\s+/g, '').replace(/[–—−]/g, '-').replace(/\./g, ':'))
    .filter((each) => each !== '')
    .map((each) => each.split('-').map(two).join('-'));
}
