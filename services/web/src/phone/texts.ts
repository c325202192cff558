// SPDX-License-Identifier: GPL-3.0-or-later
import { fill, type Lang, type Params, type Text } from '../lib/plural';
import en from './en.json';
import ru from './ru.json';

export type Key = keyof typeof ru;

const catalogues: Record<Lang, Record<Key, Text>> = { ru, en };

export function say(lang: Lang, key: Key, params?: Params): string {
  return fill(lang, catalogues[lang][key], params);
}
