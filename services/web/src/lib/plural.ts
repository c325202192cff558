// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogue texts: a string with {names}, or one string for each plural form of the language.

export type Lang = 'ru' | 'en';
export type Plural = { [form in Intl.LDMLPluralRule]?: string } & { other: string };
export type Text = string | Plural;
export type Params = Readonly<Record<string, string | number>>;

// Written out rather than asked of Intl.PluralRules on phones that lack it (before 2018).
function pluralForm(lang: Lang, count: number): Intl.LDMLPluralRule {
  if (typeof Intl !== 'undefined' && typeof Intl.PluralRules === 'function') {
    return new Intl.PluralRules(lang).select(count);
  }
  if (lang === 'en') return count === 1 ? 'one' : 'other';
  const ten = count % 10;
  const hundred = count % 100;
  if (ten === 1 && hundred !== 11) return 'one';
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 'few' : 'many';
}

/** Fills a text; a plural one is chosen by the parameter `n`. A parameter that was not given stays visible. */
export function fill(lang: Lang, text: Text, params: Params = {}): string {
  const chosen = typeof text === 'string' ? text : (text[pluralForm(lang, Number(params['n']))] ?? text.other);
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}
