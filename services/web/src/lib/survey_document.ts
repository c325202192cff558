// SPDX-License-Identifier: GPL-3.0-or-later
// What the console is told of surveys, checked field by field.
import { count, fields, flag, instant, list, oneOf, orNull, text, type Check } from './shape';
import { draftForm, findings, words, type DraftForm, type FormFinding, type Words as Title } from './survey_form';
import type { Bilingual } from './types';

export const DAY_PARTS = ['morning', 'midday', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];
export const PLACES = ['survey_kiosks', 'posters', 'receipts', 'ticket_page'] as const;

/** So many answers of a part of the day or of a service, then it is no longer offered there; `taken` is what has come. */
export interface Quota { part: DayPart | null; service: string | null; count: number; taken?: number }
/** When and where a survey is offered; the days are the site's, both included, null: without an end of that side. */
export interface Offer {
  from: string | null;
  until: string | null;
  survey_kiosks: boolean;
  posters: boolean;
  receipts: boolean;
  ticket_page: boolean;
  quotas: Quota[];
}

export interface SurveyLine {
  readonly survey: string;
  readonly version: number;
  readonly title: Title;
  readonly form: DraftForm;
  readonly preset: boolean;
  readonly running: boolean;
  readonly kiosks: boolean;
  readonly publishedAt: number | null;
  readonly offer: Offer | null;
  readonly planned: boolean;
  readonly plannedOffer: Offer | null;
}
export interface DraftLine { readonly survey: string; readonly title: Title; readonly savedAt: number; readonly savedBy: string }
export interface SurveyList { readonly surveys: readonly SurveyLine[]; readonly drafts: readonly DraftLine[]; readonly today: string }

/** One survey with all that was ever published of it; what is published never changes. */
export interface KeptSurvey {
  readonly survey: string;
  readonly preset: boolean;
  readonly draft: { readonly form: DraftForm; readonly revision: number; readonly savedAt: number; readonly savedBy: string } | null;
  readonly versions: readonly { readonly form: DraftForm; readonly publishedAt: number; readonly kiosks: boolean; readonly offer: Offer | null }[];
  readonly runningVersion: number | null;
  readonly plannedVersion: number | null;
  readonly findings: readonly FormFinding[];
}

export interface Criterion {
  readonly question: string;
  readonly title: Bilingual;
  readonly marks: number;
  readonly declined: number;
  readonly shown: boolean;
  /** 1…5. */
  readonly mean: number | null;
  /** Shares of fives, 0…1, and their 95 % interval. */
  readonly best: number | null;
  readonly bestBetween: readonly [number, number];
  /** Ones to fives; null where it is hidden. */
  readonly counts: readonly (number | null)[];
  readonly low: number | null;
  /** By service, and by part of the day; those that would tell too much are not there. */
  readonly byService: ReadonlyMap<string, Slice>;
  readonly byPart: ReadonlyMap<string, Slice>;
}

export interface Slice {
  readonly marks: number;
  readonly best: number | null;
  readonly bestBetween: readonly [number, number];
  readonly low: number | null;
  readonly mean: number | null;
  /** Against all other answers. */
  readonly standing: 'unproven' | 'better' | 'worse';
}

export interface Results {
  readonly version: number;
  readonly answers: number;
  /** Of the answers, those that came with the code of a receipt. */
  readonly withReceipt: number;
  readonly services: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly criteria: readonly Criterion[];
}

/** A printed code: what it holds, and its modules, row by row. */
export interface Poster { readonly address: string; readonly rows: readonly string[] }

/** `answer`: by which id it is removed; null of a server that removes none. */
export interface Words { readonly answer: string | null; readonly sealed: string; readonly question: string; readonly text: string }

const MOST = 100;
const MOST_WORDS = 3_000;

/** In Russian where there is no English. */
const bilingual: Check<Bilingual> = (value, path) => {
  const found = words(value, path);
  return { ...found, en: found.en || found.ru };
};

const quota: Check<Quota> = (value, path) => {
  const from = fields(value, path);
  const taken = orNull(count)(from['taken'], `${path}.taken`);
  return {
    part: orNull(oneOf(...DAY_PARTS))(from['part'], `${path}.part`),
    service: orNull(text)(from['service'], `${path}.service`),
    count: count(from['count'], `${path}.count`),
    ...(taken === null ? {} : { taken }),
  };
};

const offer: Check<Offer> = (value, path) => {
  const from = fields(value, path);
  const place = (name: string): boolean => orNull(flag)(from[name], `${path}.${name}`) ?? true;
  return {
    from: orNull(text)(from['from'], `${path}.from`), until: orNull(text)(from['until'], `${path}.until`),
    survey_kiosks: place('survey_kiosks'), posters: place('posters'), receipts: place('receipts'), ticket_page: place('ticket_page'),
    quotas: [...(orNull(list(quota, MOST))(from['quotas'], `${path}.quotas`) ?? [])],
  };
};

const line: Check<SurveyLine> = (value, path) => {
  const from = fields(value, path);
  const form = draftForm(from['form'], `${path}.form`);
  return {
    survey: form.survey, version: form.version, title: form.title, form,
    preset: flag(from['preset'], `${path}.preset`),
    running: flag(from['running'], `${path}.running`),
    kiosks: flag(from['kiosks'], `${path}.kiosks`),
    publishedAt: orNull(instant)(from['published_at'], `${path}.published_at`),
    offer: orNull(offer)(from['offer'], `${path}.offer`),
    planned: orNull(flag)(from['planned'], `${path}.planned`) ?? false,
    plannedOffer: orNull(offer)(from['planned_offer'], `${path}.planned_offer`),
  };
};

const draftLine: Check<DraftLine> = (value, path) => {
  const from = fields(value, path);
  return {
    survey: text(from['survey'], `${path}.survey`), title: words(from['title'], `${path}.title`),
    savedAt: instant(from['saved_at'], `${path}.saved_at`), savedBy: text(from['saved_by'], `${path}.saved_by`),
  };
};

export function parseSurveys(value: unknown): SurveyList {
  const from = fields(value, 'answer');
  return {
    surveys: list(line, MOST)(from['surveys'], 'surveys'),
    drafts: list(draftLine, MOST)(from['drafts'], 'drafts'),
    today: text(from['today'], 'today'),
  };
}

export function parseKept(value: unknown): KeptSurvey {
  const from = fields(value, 'answer');
  return {
    survey: text(from['survey'], 'survey'),
    preset: flag(from['preset'], 'preset'),
    draft: orNull((item, at) => {
      const draft = fields(item, at);
      return {
        form: draftForm(draft['form'], `${at}.form`), revision: count(draft['revision'], `${at}.revision`),
        savedAt: instant(draft['saved_at'], `${at}.saved_at`), savedBy: text(draft['saved_by'], `${at}.saved_by`),
      };
    })(from['draft'], 'draft'),
    versions: list((item, at) => {
      const version = fields(item, at);
      return {
        form: draftForm(version['form'], `${at}.form`), publishedAt: instant(version['published_at'], `${at}.published_at`),
        kiosks: flag(version['kiosks'], `${at}.kiosks`), offer: orNull(offer)(version['offer'], `${at}.offer`),
      };
    }, 1000)(from['versions'], 'versions'),
    runningVersion: orNull(count)(from['running_version'], 'running_version'),
    plannedVersion: orNull(count)(from['planned_version'], 'planned_version'),
    findings: findings(from['findings'], 'findings'),
  };
}

export function parseFindings(value: unknown): readonly FormFinding[] {
  return findings(fields(value, 'answer')['findings'], 'findings');
}

const scaled = (by: number): Check<number> => (value, path) => count(value, path) / by;

const interval: Check<readonly [number, number]> = (value, path) => {
  const between = list(scaled(1000), 2)(value, path);
  return [between[0] ?? 0, between[1] ?? 1];
};

const slices: Check<ReadonlyMap<string, Slice>> = (value, path) => new Map(Object.entries(fields(value, path)).slice(0, MOST).map(([id, item]) => {
  const at = `${path}.${id}`;
  const from = fields(item, at);
  return [id, {
    marks: count(from['marks'], `${at}.marks`),
    best: orNull(scaled(1000))(from['best_thousandths'], `${at}.best_thousandths`),
    bestBetween: interval(from['best_between_thousandths'], `${at}.best_between_thousandths`),
    low: orNull(count)(from['low'], `${at}.low`),
    mean: orNull(scaled(100))(from['mean_hundredths'], `${at}.mean_hundredths`),
    standing: oneOf('unproven', 'better', 'worse')(from['standing'], `${at}.standing`),
  }];
}));

const criterion: Check<Criterion> = (value, path) => {
  const from = fields(value, path);
  return {
    question: text(from['question'], `${path}.question`),
    title: bilingual(from['title'], `${path}.title`),
    marks: count(from['marks'], `${path}.marks`),
    declined: count(from['declined'], `${path}.declined`),
    shown: flag(from['shown'], `${path}.shown`),
    mean: orNull(scaled(100))(from['mean_hundredths'], `${path}.mean_hundredths`),
    best: orNull(scaled(1000))(from['best_thousandths'], `${path}.best_thousandths`),
    bestBetween: interval(from['best_between_thousandths'], `${path}.best_between_thousandths`),
    counts: list(orNull(count), 5)(from['counts'], `${path}.counts`),
    low: orNull(count)(from['low'], `${path}.low`),
    byService: slices(from['by_service'], `${path}.by_service`),
    byPart: slices(from['by_part'], `${path}.by_part`),
  };
};

export function parseResults(value: unknown): Results {
  const from = fields(value, 'answer');
  return {
    version: count(from['version'], 'version'),
    answers: count(from['answers'], 'answers'),
    withReceipt: count(from['with_receipt'], 'with_receipt'),
    services: list((item, at) => {
      const service = fields(item, at);
      return { id: text(service['id'], `${at}.id`), title: bilingual(service['title'], `${at}.title`) };
    }, MOST)(from['services'], 'services'),
    criteria: list(criterion, MOST)(from['criteria'], 'criteria'),
  };
}

export function parsePoster(value: unknown): Poster {
  const from = fields(value, 'answer');
  return { address: text(from['address'], 'address'), rows: list(text, 200)(from['rows'], 'rows') };
}

export function parseWords(value: unknown): readonly Words[] {
  return list<Words>((item, at) => {
    const from = fields(item, at);
    return { answer: orNull(text)(from['id'], `${at}.id`), sealed: text(from['sealed'], `${at}.sealed`), question: text(from['question'], `${at}.question`), text: text(from['text'], `${at}.text`) };
  }, MOST_WORDS)(fields(value, 'answer')['words'], 'words');
}
