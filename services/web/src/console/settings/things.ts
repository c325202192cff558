// SPDX-License-Identifier: GPL-3.0-or-later
// New things of the settings, and what they lack.
import type { Finding, Site, Words } from '../../lib/settings_document';
import { t } from '../texts.svelte';

/** «service-12»: the first that nobody has. */
export function freshId(prefix: string, things: readonly { readonly id: string }[]): string {
  const used = new Set(things.map((each) => each.id));
  let number = things.length + 1;
  while (used.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

/** The first number from 1 that no window has; null when all 99 are there. */
export function freshNumber(windows: readonly { readonly number: number }[]): number | null {
  const used = new Set(windows.map((each) => each.number));
  for (let number = 1; number <= 99; number += 1) if (!used.has(number)) return number;
  return null;
}

/** Every Russian title that is empty: the server reads no site with one, and would name the first alone. */
export function missingTitles(site: Site): readonly Finding[] {
  const found: Finding[] = [];
  const look = (words: Words, path: string): void => {
    if ((words['ru'] ?? '').trim() === '') found.push({ path, code: 'title_missing', message: t('settings.title_missing') });
  };
  look(site.name, 'name');
  for (const list of ['categories', 'services', 'classes', 'windows', 'places'] as const) {
    site[list].forEach((each, index) => look(each.title, `${list}[${index}].title`));
  }
  (site.zones ?? []).forEach((each, index) => look(each.title, `zones[${index}].title`));
  return found;
}

/** The place of the first thing of a list that something is wrong with. */
export function firstWrong(draft: { readonly findings: readonly Finding[] }, list: string): number | null {
  for (const { path } of draft.findings) {
    const found = /^(\w+)\[(\d+)\]/.exec(path);
    if (found && found[1] === list) return Number(found[2]);
  }
  return null;
}
