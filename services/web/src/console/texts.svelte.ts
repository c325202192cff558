// SPDX-License-Identifier: GPL-3.0-or-later
// The console's language: one catalogue per language, switched at once everywhere, remembered by the browser.
import type { Failure } from '../lib/api';
import { fill, type Lang, type Params, type Text } from '../lib/plural';
import type { Bilingual } from '../lib/types';
import en from './en.json';
import ru from './ru.json';

export type Key = keyof typeof ru;

const catalogues: Record<Lang, Record<Key, Text>> = { ru, en };
const REMEMBERED = 'talon.lang';

export const LANGS: readonly Lang[] = ['ru', 'en'];

function remembered(): Lang {
  try {
    return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'ru';
  } catch {
    return 'ru';
  }
}

class Locale {
  lang = $state<Lang>(remembered());

  choose(lang: Lang): void {
    this.lang = lang;
    try {
      localStorage.setItem(REMEMBERED, lang);
    } catch {
      // A browser without storage simply asks again next time.
    }
  }
}

export const locale = new Locale();

export function t(key: Key, params?: Params): string {
  return fill(locale.lang, catalogues[locale.lang][key], params);
}

export function own(text: Bilingual): string {
  return text[locale.lang];
}

export function known(key: string): key is Key {
  return Object.prototype.hasOwnProperty.call(ru, key);
}

/** The sentence for a failure: ours if the code is known, else the server's own, else a general one. */
export function explain(failure: Failure): string {
  const key = `error.${failure.code}`;
  if (known(key)) return t(key, { path: failure.path ?? '', seconds: failure.retryAfterSeconds ?? 0 });
  return failure.sentence ?? t('error.unexpected_answer');
}
