// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody copied out of Word or a legal database, as typed blocks: paragraphs, steps, lists and tables. Everything else of it, fonts,
// colours, pictures, links, is dropped. Word writes its lists as paragraphs whose number is a span of its own.
import type { Block, Draft } from '../../lib/content_document';

const MOST_COLUMNS = 3;
const MOST_ROWS = 30;
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, ol, ul, table, div, section, article';

type Piece = { kind: 'paragraph' | 'step' | 'item'; text: string } | { kind: 'table'; rows: string[][] };

/** One line without what no screen shows: soft hyphens, marks of width zero and of direction. */
function plain(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').replace(/\s+/g, ' ').trim();
}

function draft(text: string): Draft {
  return { ru: text, en: '' };
}

/** A paragraph, or Word's way to write a line of a list. */
function paragraph(element: Element): Piece[] {
  const copy = element.cloneNode(true) as Element;
  const marks = [...copy.querySelectorAll('span')].filter((span) => /mso-list:\s*Ignore/i.test(span.getAttribute('data-style') ?? ''));
  const mark = plain(marks.map((each) => each.textContent ?? '').join(''));
  for (const each of marks) each.remove();
  const text = plain(copy.textContent ?? '');
  if (text === '') return [];
  const listed = /mso-list:/i.test(element.getAttribute('data-style') ?? '') && mark !== '';
  return [{ kind: !listed ? 'paragraph' : /^\d/.test(mark) ? 'step' : 'item', text }];
}

function table(element: HTMLTableElement): Piece[] {
  const rows = [...element.rows].map((row) => [...row.cells].map((cell) => plain(cell.textContent ?? ''))).filter((row) => row.some((cell) => cell !== ''));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns <= 1) return rows.map((row) => ({ kind: 'paragraph', text: row[0]! }));
  // Wider than a stand shows: each row is a line of a list, and no cell is lost.
  if (columns > MOST_COLUMNS || rows.length < 2) return rows.map((row) => ({ kind: 'item', text: row.filter((cell) => cell !== '').join(' — ') }));
  const even = rows.map((row) => [...row, ...Array<string>(columns - row.length).fill('')]);
  const pieces: Piece[] = [];
  for (let at = 1; at < even.length; at += MOST_ROWS - 1) pieces.push({ kind: 'table', rows: [even[0]!, ...even.slice(at, at + MOST_ROWS - 1)] });
  return pieces;
}

function pieces(element: Element): Piece[] {
  if (element instanceof HTMLTableElement) return table(element);
  if (element instanceof HTMLOListElement || element instanceof HTMLUListElement) {
    const kind = element instanceof HTMLOListElement ? 'step' : 'item';
    return [...element.children].flatMap((line) => {
      const text = plain(line.textContent ?? '');
      return text === '' ? [] : [{ kind, text } as Piece];
    });
  }
  if (/^(P|H[1-6])$/.test(element.tagName)) return paragraph(element);
  if (element.querySelector(BLOCKS) === null) return paragraph(element);
  return [...element.children].flatMap(pieces);
}

/** The blocks of what was copied, in their order; none when it holds no text. */
export function blocksFromHtml(html: string): Block[] {
  // Styles are read here and never applied: the content policy of this page forbids them, also to a text that is only parsed.
  const unstyled = html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/(<[^>]*?)\sstyle=/gi, '$1 data-style=');
  const body = new DOMParser().parseFromString(unstyled, 'text/html').body;
  for (const each of body.querySelectorAll('script, title')) each.remove();
  const blocks: Block[] = [];
  for (const piece of pieces(body)) {
    const last = blocks[blocks.length - 1];
    if (piece.kind === 'table') blocks.push({ kind: 'table', rows: piece.rows.map((row) => row.map(draft)) });
    else if (piece.kind === 'paragraph') blocks.push({ kind: 'paragraph', text: draft(piece.text) });
    else if (piece.kind === 'step' && last?.steps && last.steps.length < 20) last.steps.push(draft(piece.text));
    else if (piece.kind === 'item' && last?.items && last.items.length < 20) last.items.push(draft(piece.text));
    else blocks.push(piece.kind === 'step' ? { kind: 'steps', steps: [draft(piece.text)] } : { kind: 'items', items: [draft(piece.text)] });
  }
  return blocks;
}

/** Nothing is written in it yet, in either language. */
export function isBlank(block: Block): boolean {
  const texts = [block.text, ...(block.steps ?? []), ...(block.items ?? []), ...(block.rows ?? []).flat()];
  return !block.requisites && !block.name && texts.every((each) => !each || (each.ru.trim() === '' && each.en.trim() === ''));
}
