// SPDX-License-Identifier: GPL-3.0-or-later
// One question as the browser's own controls: what a screen reader, a keyboard and an old phone know already.
import type { Answer, Question, Said } from './form';
import { say, type Key, type Lang } from './texts';

export function add<K extends keyof HTMLElementTagNameMap>(parent: HTMLElement, tag: K, name = '', text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (name !== '') element.className = name;
  if (text !== '') element.textContent = text;
  parent.appendChild(element);
  return element;
}

interface Offer { readonly value: string; readonly text: string; readonly said: Said | null }

/** The ways to answer with one touch, the best first; null where several may be taken. */
function offers(asked: Question, lang: Lang): Offer[] {
  const one = (value: string, text: string): Offer => ({ value, text, said: { chosen: [value] } });
  const declined: Offer[] = asked.may_decline && asked.kind !== 'many' ? [{ value: '', text: say(lang, 'decline'), said: { declined: true } }] : [];
  if (asked.kind === 'scale5') return [...['5', '4', '3', '2', '1'].map((mark) => one(mark, say(lang, `mark.${mark}` as Key))), ...declined];
  if (asked.kind === 'yes_no') return [one('yes', say(lang, 'yes')), one('no', say(lang, 'no')), ...declined];
  const options = asked.options.map((option) => one(option.id, option.title[lang] || option.title.ru));
  return asked.kind === 'one' ? [...options, ...declined] : options;
}

function sameSaid(one: Said | undefined, other: Said): boolean {
  return one !== undefined && one.declined === other.declined && (one.chosen || []).join() === (other.chosen || []).join();
}

function radios(box: HTMLElement, asked: Question, lang: Lang, answer: Answer, changed: () => void): void {
  for (const offer of offers(asked, lang)) {
    const label = add(box, 'label', 'offer');
    const input = add(label, 'input');
    input.type = asked.kind === 'many' ? 'checkbox' : 'radio';
    input.name = asked.id;
    input.value = offer.value;
    add(label, 'span', '', offer.text);
    const said = answer[asked.id];
    input.checked = asked.kind === 'many' ? (said?.chosen || []).indexOf(offer.value) >= 0 : offer.said !== null && sameSaid(said, offer.said);
    input.addEventListener('change', () => {
      if (asked.kind === 'many') {
        const taken = asked.options.map((option) => option.id)
          .filter((id) => (id === offer.value ? input.checked : (answer[asked.id]?.chosen || []).indexOf(id) >= 0));
        if (taken.length > 0) answer[asked.id] = { chosen: taken };
        else delete answer[asked.id];
      } else if (offer.said !== null) {
        answer[asked.id] = offer.said;
      }
      changed();
    });
  }
}

function figure(box: HTMLElement, asked: Question, lang: Lang, answer: Answer): void {
  const [least, most] = asked.kind === 'nps' ? [0, 10] : [asked.least, asked.most];
  const label = add(box, 'label', 'field');
  add(label, 'span', 'hint', asked.kind === 'nps' ? `${say(lang, 'nps.low')}, ${say(lang, 'nps.high')}` : say(lang, 'number', { least, most }));
  const input = add(label, 'input');
  input.type = 'number';
  input.min = String(least);
  input.max = String(most);
  input.step = '1';
  input.value = answer[asked.id] === undefined ? '' : String(answer[asked.id]?.number ?? '');
  input.addEventListener('input', () => {
    const value = Number(input.value);
    if (input.value === '' || Math.floor(value) !== value) delete answer[asked.id];
    else answer[asked.id] = { number: value };
  });
}

function words(box: HTMLElement, asked: Question, lang: Lang, answer: Answer): void {
  const label = add(box, 'label', 'field');
  add(label, 'span', 'hint', say(lang, 'words'));
  const input = add(label, 'textarea');
  input.rows = 4;
  input.maxLength = 2000;
  input.value = answer[asked.id]?.text ?? '';
  input.addEventListener('input', () => {
    if (input.value.trim() === '') delete answer[asked.id];
    else answer[asked.id] = { text: input.value };
  });
}

export function fieldset(parent: HTMLElement, asked: Question, lang: Lang, answer: Answer, changed: () => void): HTMLElement {
  const title = asked.title[lang] || asked.title.ru;
  if (asked.kind === 'note') return add(parent, 'p', 'note', title);
  const box = add(parent, 'fieldset');
  add(box, 'legend', '', title);
  if (asked.kind === 'nps' || asked.kind === 'number') figure(box, asked, lang, answer);
  else if (asked.kind === 'text') words(box, asked, lang, answer);
  else radios(box, asked, lang, answer, changed);
  return box;
}
