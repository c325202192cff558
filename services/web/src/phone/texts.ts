// SPDX-License-Identifier: GPL-3.0-or-later
import { fill, type Lang, type Params, type Text } from '../lib/plural';
import en from './en.json';
import { wordsOf } from './languages';
import ru from './ru.json';

export type Key = keyof typeof ru;

const catalogues: Record<Lang, Record<Key, Text>> = { ru, en };

/** The sentence for who reads the language of this tag. */
export function say(tag: string, key: Key, params?: Params): string {
  const lang = wordsOf(tag);
  return fill(lang, catalogues[lang][key], params);
}
