// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of the site as the API speaks of them. The site keeps whatever fields it came with: what this console does not
// know goes back as it was.
import { BadShape, count, fields, flag, instant, list, number, oneOf, orNull, text, type Check } from './shape';

/** A text by its languages; Russian is always there. */
export type Words = Record<string, string>;

export interface SiteCategory { id: string; title: Words; note: Words; parent: string | null }
export interface SiteService {
  id: string;
  category: string;
  letter: string;
  title: Words;
  note: Words;
  hours: Record<string, string[]> | null;
  retired: boolean;
}
export interface SiteClass { id: string; title: Words; norm_min: number; note: Words; retired?: boolean; first?: boolean }
export type Taken = string | { id: string; help_out_min: number };
export interface SiteWindow { number: number; title: Words; services: Taken[]; lunch: string | null; retired?: boolean }
export interface VolumeHours { at: string; volume: number }
/** Volumes are per cent of the voice's own level. */
export interface SiteSound { volume: number; parts: string; hours: VolumeHours[]; tells_hours: boolean }
export interface SiteZone { id: string; title: Words }
export interface SitePlace { id: string; role: string; title: Words; zone?: string; sound?: SiteSound }
export interface SiteDay { hours: string[]; note: Words }
export interface Site {
  id: string;
  name: Words;
  address: Words;
  utc_offset: string;
  hours: Record<string, string[]>;
  days: Record<string, SiteDay>;
  categories: SiteCategory[];
  services: SiteService[];
  classes: SiteClass[];
  windows: SiteWindow[];
  places: SitePlace[];
  rules: Record<string, number>;
  /** Missing in what came: as defaultSound() has it. */
  sound?: SiteSound;
  zones?: SiteZone[];
}

export function defaultSound(): SiteSound {
  return { volume: 100, parts: 'all', hours: [], tells_hours: false };
}

export interface Revision { readonly number: number; readonly at: number; readonly by: string; readonly note: string }
export interface Finding { readonly path: string; readonly code: string; readonly message: string }
export interface Difference { readonly path: string; readonly was: unknown; readonly now: unknown }
export type EffectKind = 'service_retired' | 'window_closed' | 'service_unserved';
export interface Effect {
  readonly kind: EffectKind;
  readonly service: string | null;
  readonly window: string | null;
  readonly staff: string | null;
  readonly waiting: number;
  readonly inHand: number;
  readonly parked: number;
}
export interface Settings { readonly revision: Revision; readonly site: Site }
export interface SettingsCheck {
  readonly findings: readonly Finding[];
  readonly effects: readonly Effect[];
  readonly differences: readonly Difference[];
}
export interface Revisions { readonly revisions: readonly Revision[]; readonly newest: number }
export interface OldSettings extends Settings { readonly differences: readonly Difference[] }

const MOST = 1000;

const words: Check<Words> = (value, path) => {
  for (const [language, each] of Object.entries(fields(value, path))) text(each, `${path}.${language}`);
  return value as Words;
};
const optionalFlag = (value: unknown, path: string): void => { if (value !== undefined) flag(value, path); };
const hours = (value: unknown, path: string): void => {
  for (const [day, each] of Object.entries(fields(value, path))) list(text, MOST)(each, `${path}.${day}`);
};
const sound = (value: unknown, path: string): void => {
  if (value === undefined) return;
  const from = fields(value, path);
  number(from['volume'], `${path}.volume`);
  text(from['parts'], `${path}.parts`);
  flag(from['tells_hours'], `${path}.tells_hours`);
  list((item, at) => { number(fields(item, at)['volume'], `${at}.volume`); text(fields(item, at)['at'], `${at}.at`); }, MOST)(from['hours'], `${path}.hours`);
};
const taken = (value: unknown, path: string): void => {
  if (typeof value === 'string') return;
  const from = fields(value, path);
  text(from['id'], `${path}.id`);
  number(from['help_out_min'], `${path}.help_out_min`);
};

/** What the screens rest on is looked at; the site itself is passed on whole. */
export function parseSite(value: unknown): Site {
  const site = fields(value, 'site');
  const each = (name: string, check: (from: Readonly<Record<string, unknown>>, at: string) => void): void => {
    list((item, at) => check(fields(item, at), at), MOST)(site[name], name);
  };
  text(site['id'], 'id');
  words(site['name'], 'name');
  words(site['address'], 'address');
  hours(site['hours'], 'hours');
  for (const [day, special] of Object.entries(fields(site['days'], 'days'))) {
    list(text, MOST)(fields(special, `days.${day}`)['hours'], `days.${day}.hours`);
    words(fields(special, `days.${day}`)['note'], `days.${day}.note`);
  }
  each('categories', (from, at) => { text(from['id'], `${at}.id`); words(from['title'], `${at}.title`); });
  each('services', (from, at) => {
    text(from['id'], `${at}.id`);
    text(from['category'], `${at}.category`);
    text(from['letter'], `${at}.letter`);
    words(from['title'], `${at}.title`);
    words(from['note'], `${at}.note`);
    if (from['hours'] !== null) hours(from['hours'], `${at}.hours`);
    flag(from['retired'], `${at}.retired`);
  });
  each('classes', (from, at) => {
    text(from['id'], `${at}.id`);
    words(from['title'], `${at}.title`);
    words(from['note'], `${at}.note`);
    number(from['norm_min'], `${at}.norm_min`);
    optionalFlag(from['retired'], `${at}.retired`);
    optionalFlag(from['first'], `${at}.first`);
  });
  each('windows', (from, at) => {
    number(from['number'], `${at}.number`);
    words(from['title'], `${at}.title`);
    orNull(text)(from['lunch'], `${at}.lunch`);
    list(taken, MOST)(from['services'], `${at}.services`);
    optionalFlag(from['retired'], `${at}.retired`);
  });
  each('places', (from, at) => {
    text(from['id'], `${at}.id`);
    text(from['role'], `${at}.role`);
    words(from['title'], `${at}.title`);
    sound(from['sound'], `${at}.sound`);
  });
  sound(site['sound'], 'sound');
  if (site['zones'] !== undefined) each('zones', (from, at) => { text(from['id'], `${at}.id`); words(from['title'], `${at}.title`); });
  for (const [rule, each_] of Object.entries(fields(site['rules'], 'rules'))) number(each_, `rules.${rule}`);
  return value as Site;
}

export function parseRevision(value: unknown, path = 'revision'): Revision {
  const from = fields(value, path);
  return {
    number: count(from['number'], `${path}.number`),
    at: instant(from['at'], `${path}.at`),
    by: text(from['by'], `${path}.by`),
    note: text(from['note'], `${path}.note`),
  };
}

export const parseDifferences = list<Difference>((value, path) => {
  const from = fields(value, path);
  return { path: text(from['path'], `${path}.path`), was: from['was'] ?? null, now: from['now'] ?? null };
}, MOST);

export const parseFindings = list<Finding>((value, path) => {
  const from = fields(value, path);
  return { path: text(from['path'], `${path}.path`), code: text(from['code'], `${path}.code`), message: text(from['message'], `${path}.message`) };
}, MOST);

const parseEffects = list<Effect>((value, path) => {
  const from = fields(value, path);
  return {
    kind: oneOf<EffectKind>('service_retired', 'window_closed', 'service_unserved')(from['kind'], `${path}.kind`),
    service: orNull(text)(from['service'], `${path}.service`),
    window: orNull(text)(from['window'], `${path}.window`),
    staff: orNull(text)(from['staff'], `${path}.staff`),
    waiting: count(from['waiting'], `${path}.waiting`),
    inHand: count(from['in_hand'], `${path}.in_hand`),
    parked: count(from['parked'], `${path}.parked`),
  };
}, MOST);

/** What a site does not say of its sound is as usual, and is said here, so that it can be changed. */
function completed(site: Site): Site {
  return { ...site, sound: site.sound ?? defaultSound(), zones: site.zones ?? [] };
}

export function parseSettings(value: unknown): Settings {
  const from = fields(value, 'answer');
  return { revision: parseRevision(from['revision']), site: completed(parseSite(from['site'])) };
}

export function parseOldSettings(value: unknown): OldSettings {
  return { ...parseSettings(value), differences: parseDifferences(fields(value, 'answer')['differences'], 'differences') };
}

export function parseCheck(value: unknown): SettingsCheck {
  const from = fields(value, 'answer');
  return {
    findings: parseFindings(from['findings'], 'findings'),
    effects: parseEffects(from['effects'], 'effects'),
    differences: parseDifferences(from['differences'], 'differences'),
  };
}

export function parseRevisions(value: unknown): Revisions {
  const from = fields(value, 'answer');
  return {
    revisions: list<Revision>((each, at) => parseRevision(each, at), MOST)(from['revisions'], 'revisions'),
    newest: count(from['newest'], 'newest'),
  };
}

/** What the 412 of a change says: who was there first, and what they changed. Null for any other body. */
export function parseChanged(value: unknown): { revision: Revision; differences: readonly Difference[] } | null {
  try {
    const from = fields(value, 'answer');
    return { revision: parseRevision(from['revision']), differences: parseDifferences(from['differences'], 'differences') };
  } catch (error) {
    if (error instanceof BadShape) return null;
    throw error;
  }
}
