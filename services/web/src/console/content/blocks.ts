// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks that a specialist may add, new pages, and what findings are looked up by.
import { emptySummary, type Block, type Draft, type Finding, type Page } from '../../lib/content_document';

export const BLOCK_KINDS = ['paragraph', 'warning', 'steps', 'items', 'table', 'payment', 'legal_act', 'contact'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const REQUISITES = ['payee', 'inn', 'kpp', 'account', 'bank', 'bic', 'bank_account', 'kbk', 'oktmo', 'purpose'] as const;

export function blank(): Draft {
  return { ru: '', en: '' };
}

export function newBlock(kind: BlockKind): Block {
  switch (kind) {
    case 'steps': return { kind, steps: [blank()] };
    case 'items': return { kind, items: [blank()] };
    case 'table': return { kind, rows: [[blank(), blank()], [blank(), blank()]] };
    case 'payment': return { kind, title: blank(), requisites: Object.fromEntries(REQUISITES.map((name) => [name, ''])) };
    case 'legal_act': return { kind, name: blank(), place: blank() };
    case 'contact': return { kind, name: blank(), post: blank(), phone: '', place: blank() };
    default: return { kind, text: blank() };
  }
}

/** A name that no other page has; people see the title alone. */
export function newPage(taken: ReadonlySet<string>): Page {
  let number = taken.size + 1;
  while (taken.has(`page-${number}`)) number += 1;
  return { id: `page-${number}`, kind: 'general', title: blank(), wish: blank(), summary: emptySummary(), blocks: [newBlock('paragraph')], synonyms: [], checked: null };
}

/** What goes to the server: without what is empty and needs not be there. */
export function trimmed(page: Page): Page {
  const clean = structuredClone(page);
  if (!clean.service) delete clean.service;
  if (!clean.section) delete clean.section;
  return clean;
}

/** Findings of a field, English and Russian of it together. */
export function findingsOf(findings: readonly Finding[], field: string): readonly Finding[] {
  return findings.filter((each) => each.field === field || each.field === `${field}.en`);
}

export function hinders(findings: readonly Finding[]): boolean {
  return findings.some((each) => each.hinders);
}
