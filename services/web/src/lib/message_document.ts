// SPDX-License-Identifier: GPL-3.0-or-later
// What the hall is told, as the API speaks of it, checked field by field.
import { count, fields, flag, instant, list, oneOf, text, type Check } from './shape';
import type { Bilingual } from './types';

export const KINDS = ['text', 'opening', 'break', 'closing', 'evacuation'] as const;
export type MessageKind = (typeof KINDS)[number];

export interface HallMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly text: Bilingual;
  readonly from: number;
  readonly until: number;
  /** Spoken again so often; 0: once. */
  readonly everyMin: number;
  readonly spoken: boolean;
  /** It is on the screens now. */
  readonly stands: boolean;
}

/** Words that need not be typed, and what the voice says when a message of this kind has its turn. */
export interface Ready { readonly kind: MessageKind; readonly text: Bilingual; readonly says: Bilingual }

export interface HallMessages { readonly messages: readonly HallMessage[]; readonly ready: readonly Ready[] }

export interface NewMessage {
  readonly kind: MessageKind;
  readonly text: { readonly ru: string; readonly en: string };
  /** Null: now. */
  readonly from: string | null;
  readonly lasts_min: number;
  readonly every_min: number;
  readonly spoken: boolean;
}

const MOST = 100;

const bilingual: Check<Bilingual> = (value, path) => {
  const from = fields(value, path);
  return { ru: text(from['ru'] ?? '', `${path}.ru`), en: text(from['en'] ?? '', `${path}.en`) };
};

const message: Check<HallMessage> = (value, path) => {
  const from = fields(value, path);
  return {
    id: text(from['id'], `${path}.id`),
    kind: oneOf(...KINDS)(from['kind'], `${path}.kind`),
    text: bilingual(from['text'], `${path}.text`),
    from: instant(from['from'], `${path}.from`),
    until: instant(from['until'], `${path}.until`),
    everyMin: count(from['every_min'], `${path}.every_min`),
    spoken: flag(from['spoken'], `${path}.spoken`),
    stands: flag(from['stands'], `${path}.stands`),
  };
};

const ready: Check<Ready> = (value, path) => {
  const from = fields(value, path);
  return { kind: oneOf(...KINDS)(from['kind'], `${path}.kind`), text: bilingual(from['text'], `${path}.text`), says: bilingual(from['says'], `${path}.says`) };
};

export function parseMessages(value: unknown): HallMessages {
  const from = fields(value, 'answer');
  return { messages: list(message, MOST)(from['messages'], 'messages'), ready: list(ready, MOST)(from['ready'], 'ready') };
}
