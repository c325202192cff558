// SPDX-License-Identifier: GPL-3.0-or-later
import en from './en.json';
import ru from './ru.json';

export type Key = keyof typeof ru;
export type Lang = 'ru' | 'en';

const catalogues: Record<Lang, Record<Key, string>> = { ru, en };

export function say(lang: Lang, key: Key, params: Readonly<Record<string, number>> = {}): string {
  return catalogues[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
