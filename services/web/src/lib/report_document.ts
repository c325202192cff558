// SPDX-License-Identifier: GPL-3.0-or-later
// Reports and actions, checked field by field where they enter the browser.
import { count, fields, flag, instant, list, number, oneOf, orNull, text, type Check } from './shape';

const MAX_ROWS = 3000;
const MAX_COLUMNS = 100;

export type CellKind = 'count' | 'duration' | 'share' | 'ratio';
/** Null is no figure (0/0); 'few' are too few values for one. */
export type Cell = number | 'few' | null;
export const GROUPS = ['norm', 'waits', 'serving', 'ends', 'windows'] as const;
export type Group = (typeof GROUPS)[number];

export interface Column {
  readonly id: string;
  readonly group: Group;
  readonly kind: CellKind;
  readonly title: string;
  readonly about: string;
  /** The visits behind its cells can be asked for. */
  readonly opens: boolean;
}
export interface Row {
  readonly key: string;
  readonly title: string;
  readonly cells: readonly Cell[];
}
export interface Load {
  readonly minute: number;
  readonly days: number;
  readonly waiting: number;
  readonly windows: number;
}
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}
export interface Report {
  readonly report: string;
  readonly from: string;
  readonly to: string;
  readonly behind: boolean;
  readonly position: number;
  readonly hash: string;
  readonly toldAt: number;
  readonly madeAt: number;
  readonly revision: number;
  readonly sentences: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly total: readonly Cell[];
  readonly load: readonly Load[];
  readonly waits: readonly { readonly upTo: number | null; readonly visitors: number }[];
  readonly transfers: readonly Transfer[];
}

const cell: Check<Cell> = (value, path) => (value === null ? null : value === 'few' ? 'few' : number(value, path));
const cells = list(cell, MAX_COLUMNS);

export function parseReport(value: unknown): Report {
  const from = fields(value, 'report');
  return {
    report: text(from['report'], 'report.report'),
    from: text(from['from'], 'report.from'),
    to: text(from['to'], 'report.to'),
    behind: oneOf('ready', 'behind')(from['state'], 'report.state') === 'behind',
    position: count(from['position'], 'report.position'),
    hash: text(from['hash'], 'report.hash'),
    toldAt: instant(from['told_at'], 'report.told_at'),
    madeAt: instant(from['made_at'], 'report.made_at'),
    revision: count(from['revision'], 'report.revision'),
    sentences: list(text, 10)(from['sentences'], 'report.sentences'),
    columns: list((item, path) => {
      const column = fields(item, path);
      return {
        id: text(column['id'], `${path}.id`),
        group: oneOf(...GROUPS)(column['group'], `${path}.group`),
        kind: oneOf('count', 'duration', 'share', 'ratio')(column['kind'], `${path}.kind`),
        title: text(column['title'], `${path}.title`),
        about: text(column['about'], `${path}.about`),
        opens: flag(column['opens'], `${path}.opens`),
      };
    }, MAX_COLUMNS)(from['columns'], 'report.columns'),
    rows: list((item, path) => {
      const row = fields(item, path);
      return { key: text(row['key'], `${path}.key`), title: text(row['title'], `${path}.title`), cells: cells(row['cells'], `${path}.cells`) };
    }, MAX_ROWS)(from['rows'], 'report.rows'),
    total: cells(from['total'], 'report.total'),
    load: list((item, path) => {
      const mark = fields(item, path);
      const of = (name: string): number => count(mark[name], `${path}.${name}`);
      return { minute: of('minute'), days: of('days'), waiting: of('waiting'), windows: of('windows') };
    }, 1440)(from['load'], 'report.load'),
    waits: list((item, path) => {
      const bar = fields(item, path);
      return { upTo: orNull(count)(bar['up_to'], `${path}.up_to`), visitors: count(bar['visitors'], `${path}.visitors`) };
    }, 20)(from['waits'], 'report.waits'),
    transfers: list((item, path) => {
      const pair = fields(item, path);
      return { from: text(pair['from'], `${path}.from`), to: text(pair['to'], `${path}.to`), count: count(pair['count'], `${path}.count`) };
    }, 40_000)(from['transfers'], 'report.transfers'),
  };
}

export const ENDS = ['open', 'transferred', 'served', 'no_show', 'left', 'ended_by_day', 'late', 'handed'] as const;
export interface Visit {
  readonly day: string;
  readonly number: string;
  readonly leg: number;
  readonly service: string;
  readonly booked: boolean;
  readonly arrivedAt: number;
  readonly calledAt: number | null;
  readonly servingSince: number | null;
  readonly endedAt: number | null;
  readonly window: number | null;
  readonly operator: string | null;
  readonly firstWait: number | null;
  readonly norm: number;
  readonly served: number | null;
  readonly end: (typeof ENDS)[number];
}
export interface VisitPage {
  readonly visits: readonly Visit[];
  readonly next: string | null;
}

export function parseVisits(value: unknown): VisitPage {
  const from = fields(value, 'page');
  return {
    next: orNull(text)(from['next'], 'page.next'),
    visits: list((item, path) => {
      const visit = fields(item, path);
      return {
        day: text(visit['day'], `${path}.day`),
        number: text(visit['number'], `${path}.number`),
        leg: count(visit['leg'], `${path}.leg`),
        service: text(visit['service'], `${path}.service`),
        booked: flag(visit['booked'], `${path}.booked`),
        arrivedAt: instant(visit['arrived_at'], `${path}.arrived_at`),
        calledAt: orNull(instant)(visit['called_at'], `${path}.called_at`),
        servingSince: orNull(instant)(visit['serving_since'], `${path}.serving_since`),
        endedAt: orNull(instant)(visit['ended_at'], `${path}.ended_at`),
        window: orNull(count)(visit['window'], `${path}.window`),
        operator: orNull(text)(visit['operator'], `${path}.operator`),
        firstWait: orNull(count)(visit['first_wait'], `${path}.first_wait`),
        norm: count(visit['norm'], `${path}.norm`),
        served: orNull(count)(visit['served'], `${path}.served`),
        end: oneOf(...ENDS)(visit['end'], `${path}.end`),
      };
    }, 200)(from['tickets'], 'page.tickets'),
  };
}

export interface Act {
  readonly position: number;
  readonly at: number;
  readonly actorTitle: string;
  readonly actor: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly subject: string;
  readonly details: readonly { readonly what: string; readonly title: string; readonly was: string | null; readonly now: string | null }[];
}
export interface Acts {
  readonly acts: readonly Act[];
  readonly next: number | null;
  readonly kinds: readonly { readonly kind: string; readonly title: string }[];
  readonly people: readonly { readonly login: string; readonly title: string }[];
}

export function parseActs(value: unknown): Acts {
  const from = fields(value, 'acts');
  return {
    next: orNull(count)(from['next'], 'acts.next'),
    kinds: list((item, path) => {
      const kind = fields(item, path);
      return { kind: text(kind['kind'], `${path}.kind`), title: text(kind['title'], `${path}.title`) };
    }, 100)(from['kinds'], 'acts.kinds'),
    people: list((item, path) => {
      const person = fields(item, path);
      return { login: text(person['login'], `${path}.login`), title: text(person['title'], `${path}.title`) };
    }, 1000)(from['people'], 'acts.people'),
    acts: list((item, path) => {
      const act = fields(item, path);
      return {
        position: count(act['position'], `${path}.position`),
        at: instant(act['at'], `${path}.at`),
        actor: text(act['actor'], `${path}.actor`),
        actorTitle: text(act['actor_title'], `${path}.actor_title`),
        kind: text(act['kind'], `${path}.kind`),
        kindTitle: text(act['kind_title'], `${path}.kind_title`),
        subject: text(act['subject'], `${path}.subject`),
        details: list((each, at) => {
          const detail = fields(each, at);
          return {
            what: text(detail['what'], `${at}.what`), title: text(detail['title'], `${at}.title`),
            was: orNull(text)(detail['was'], `${at}.was`), now: orNull(text)(detail['now'], `${at}.now`),
          };
        }, 300)(act['details'], `${path}.details`),
      };
    }, 100)(from['acts'], 'acts.acts'),
  };
}

export interface ChainCheck {
  readonly state: 'never' | 'running' | 'sound' | 'damaged';
  readonly checked: number;
  readonly of: number;
  readonly endedAt: number | null;
  readonly wrong: string | null;
}

export function parseChain(value: unknown): ChainCheck {
  const from = fields(value, 'chain');
  return {
    state: oneOf('never', 'running', 'sound', 'damaged')(from['state'], 'chain.state'),
    checked: count(from['checked'], 'chain.checked'),
    of: count(from['of'], 'chain.of'),
    endedAt: orNull(instant)(from['ended_at'], 'chain.ended_at'),
    wrong: orNull(text)(from['wrong'], 'chain.wrong'),
  };
}
