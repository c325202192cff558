// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the information stands, checked where they enter the browser. A page's own text is kept as it came: the editor changes
// fields of it and sends it back whole.
import { BadShape, count, fields, flag, instant, list, oneOf, orNull, text } from './shape';
import { bilingual } from './status_document';
import type { Bilingual } from './types';

export type PageKind = 'service' | 'how_to' | 'news' | 'contacts' | 'appeal' | 'general';
export type PageState = 'draft' | 'planned' | 'published' | 'ending' | 'over' | 'unchecked';
export const PAGE_KINDS: readonly PageKind[] = ['service', 'how_to', 'news', 'contacts', 'appeal', 'general'];
export const QUESTIONS = ['documents', 'sample', 'term', 'fee', 'appeal', 'legal_act', 'checked'] as const;

export interface Finding {
  readonly field: string;
  readonly kind: string;
  readonly hinders: boolean;
}

export interface Section {
  readonly id: string;
  readonly title: Bilingual;
}

export interface PageLine {
  readonly page: string;
  readonly kind: string;
  readonly section: string;
  readonly title: Bilingual;
  readonly state: PageState;
  readonly draft: boolean;
  readonly at: number;
  readonly by: string;
  readonly hindering: number;
  readonly advice: number;
}

export interface Stand {
  readonly place: string;
  readonly title: Bilingual;
  readonly device: string | null;
  readonly online: boolean;
  readonly current: boolean;
  readonly edition: number | null;
  readonly since: number | null;
  readonly missing: number;
  readonly trouble: string;
}

export interface Covered {
  readonly service: string;
  readonly title: Bilingual;
  readonly answered: readonly string[];
}

export interface PageList {
  readonly now: number;
  readonly edition: { readonly number: number; readonly made: number } | null;
  readonly sections: readonly Section[];
  readonly pages: readonly PageLine[];
  readonly stands: readonly Stand[];
  readonly coverage: readonly Covered[];
}

/** A text in two languages that is being written. */
export type Draft = { ru: string; en: string };
export type Requisites = Record<string, string>;
export interface Block {
  kind: string;
  text?: Draft;
  steps?: Draft[];
  items?: Draft[];
  rows?: Draft[][];
  title?: Draft;
  name?: Draft;
  post?: Draft;
  place?: Draft;
  phone?: string;
  requisites?: Requisites;
}
export interface Page {
  id: string;
  kind: PageKind;
  service?: string;
  section?: string;
  title: Draft;
  wish: Draft;
  summary: { bring: Draft[]; term: Draft; fee: Draft };
  blocks: Block[];
  synonyms: string[];
  checked: string | null;
}

export interface Revision {
  readonly revision: number;
  readonly at: number;
  readonly by: string;
}

export interface KeptPage {
  readonly page: Page;
  readonly revision: number;
  readonly state: PageState;
  readonly draft: boolean;
  readonly findings: readonly Finding[];
  readonly revisions: readonly Revision[];
  readonly hangs: readonly { readonly revision: number; readonly from: number; readonly until: number | null }[];
}

const pageState = oneOf<PageState>('draft', 'planned', 'published', 'ending', 'over', 'unchecked');

function finding(value: unknown, path: string): Finding {
  const from = fields(value, path);
  return { field: text(from['field'], `${path}.field`), kind: text(from['kind'], `${path}.kind`), hinders: flag(from['hinders'], `${path}.hinders`) };
}

export function parseFindings(value: unknown): readonly Finding[] {
  return list(finding, 500)(fields(value, 'findings')['findings'], 'findings');
}

export function parsePageList(value: unknown): PageList {
  const from = fields(value, 'pages');
  const edition = from['edition'] === null ? null : fields(from['edition'], 'edition');
  return {
    now: instant(from['now'], 'now'),
    edition: edition && { number: count(edition['number'], 'edition.number'), made: instant(edition['made'], 'edition.made') },
    sections: list((item, path) => {
      const each = fields(item, path);
      return { id: text(each['id'], `${path}.id`), title: bilingual(each['title'], `${path}.title`) };
    }, 6)(from['sections'], 'sections'),
    pages: list((item, path) => {
      const each = fields(item, path);
      return {
        page: text(each['page'], `${path}.page`),
        kind: text(each['kind'], `${path}.kind`),
        section: text(each['section'], `${path}.section`),
        title: bilingual(each['title'], `${path}.title`),
        state: pageState(each['state'], `${path}.state`),
        draft: flag(each['draft'], `${path}.draft`),
        at: instant(each['at'], `${path}.at`),
        by: text(each['by'], `${path}.by`),
        hindering: count(each['hindering'], `${path}.hindering`),
        advice: count(each['advice'], `${path}.advice`),
      };
    }, 300)(from['pages'], 'pages'),
    stands: list((item, path) => {
      const each = fields(item, path);
      return {
        place: text(each['place'], `${path}.place`),
        title: bilingual(each['title'], `${path}.title`),
        device: orNull(text)(each['device'], `${path}.device`),
        online: flag(each['online'], `${path}.online`),
        current: flag(each['current'], `${path}.current`),
        edition: orNull(count)(each['edition'], `${path}.edition`),
        since: orNull(instant)(each['since'], `${path}.since`),
        missing: count(each['missing'], `${path}.missing`),
        trouble: text(each['trouble'], `${path}.trouble`),
      };
    }, 64)(from['stands'], 'stands'),
    coverage: list((item, path) => {
      const each = fields(item, path);
      return {
        service: text(each['service'], `${path}.service`),
        title: bilingual(each['title'], `${path}.title`),
        answered: list(text, 16)(each['answered'], `${path}.answered`),
      };
    }, 200)(from['coverage'], 'coverage'),
  };
}

/** The fields that an editor relies on; what a block holds beside them goes back as it came. */
function page(value: unknown): Page {
  const from = fields(value, 'page');
  const whole = structuredClone(from) as unknown as Page;
  text(from['id'], 'page.id');
  bilingual(from['title'], 'page.title');
  if (!PAGE_KINDS.includes(whole.kind) || !Array.isArray(from['blocks'])) throw new BadShape('page.kind');
  for (const block of from['blocks'] as unknown[]) text(fields(block, 'page.blocks')['kind'], 'page.blocks.kind');
  return { ...whole, wish: whole.wish ?? { ru: '', en: '' }, summary: whole.summary ?? emptySummary(), synonyms: whole.synonyms ?? [] };
}

export function emptySummary(): Page['summary'] {
  return { bring: [], term: { ru: '', en: '' }, fee: { ru: '', en: '' } };
}

export function parseKeptPage(value: unknown): KeptPage {
  const from = fields(value, 'kept');
  return {
    page: page(from['page']),
    revision: count(from['revision'], 'revision'),
    state: pageState(from['state'], 'state'),
    draft: flag(from['draft'], 'draft'),
    findings: list(finding, 500)(from['findings'], 'findings'),
    revisions: list((item, path) => {
      const each = fields(item, path);
      return { revision: count(each['revision'], `${path}.revision`), at: instant(each['at'], `${path}.at`), by: text(each['by'], `${path}.by`) };
    }, 50)(from['revisions'], 'revisions'),
    hangs: list((item, path) => {
      const each = fields(item, path);
      return { revision: count(each['revision'], `${path}.revision`), from: instant(each['from'], `${path}.from`), until: orNull(instant)(each['until'], `${path}.until`) };
    }, 8)(from['hangs'], 'hangs'),
  };
}
