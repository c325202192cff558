// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of a site: the page's own words are Russian or English, a site's texts may be in any.
import type { Lang } from '../lib/plural';
import type { Bilingual } from '../lib/types';

/** Those of a site that has not answered yet. */
export const SHIPPED: readonly string[] = ['ru', 'en'];

/** The language, then broader ones: "kk-Latn-KZ", "kk-Latn", "kk". */
function broader(tag: string): readonly string[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/** In which of the page's languages its words are said to who reads `tag`. */
export function wordsOf(tag: string): Lang {
  return broader(tag).includes('en') ? 'en' : 'ru';
}

/** The site's text for who reads `tag`: in it, in a broader language, or in Russian. */
export function textIn(text: Bilingual, tag: string): string {
  const said = broader(tag).map((each) => text[each]).find((found) => found !== undefined && found !== '');
  return said ?? text.ru;
}

/** Whether the letters of a number are shown as Cyrillic ones. */
export function cyrillic(tag: string): boolean {
  if (wordsOf(tag) === 'en') return false;
  if (typeof Intl === 'undefined' || typeof Intl.Locale !== 'function') return true;
  const script = new Intl.Locale(tag).maximize().script;
  return script === undefined || script === 'Cyrl';
}

/** How the language calls itself, as far as this phone knows. */
export function nameOf(tag: string): string {
  if (tag === 'ru') return 'Русский';
  if (tag === 'en') return 'English';
  if (typeof Intl === 'undefined' || typeof Intl.DisplayNames !== 'function') return tag;
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
