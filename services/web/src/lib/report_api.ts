// SPDX-License-Identifier: GPL-3.0-or-later
// Reports and actions over the API: a part of the client that is loaded with their pages.
import type { Api } from './api';
import { parseActs, parseChain, parseReport, parseVisits, type Acts, type ChainCheck, type Report, type VisitPage } from './report_document';

/** Local days of the site, both included: "2026-11-23". */
export interface Span {
  readonly from: string;
  readonly to: string;
}

function query(values: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(values).filter((each): each is [string, string] => each[1] !== null && each[1] !== '');
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}

export class ReportApi {
  constructor(private readonly api: Api) {}

  report(name: string, span: Span): Promise<Report> {
    return this.api.askLong('GET', `/api/v1/reports/${name}${query({ ...span })}`, parseReport);
  }

  visits(name: string, span: Span, key: string | null, figure: string, after: string | null): Promise<VisitPage> {
    return this.api.askLong('GET', `/api/v1/reports/${name}/tickets${query({ ...span, figure, after })}${key === null ? '' : `&key=${encodeURIComponent(key)}`}`, parseVisits);
  }

  /** The address of a file, for a link: the browser saves it. */
  file(name: string, span: Span, format: 'xlsx' | 'csv'): string {
    return `/api/v1/reports/${name}/file${query({ ...span, format })}`;
  }

  acts(filter: Readonly<Record<'from' | 'to' | 'who' | 'what', string>>, before: number | null): Promise<Acts> {
    return this.api.ask('GET', `/api/v1/audit${query({ ...filter, before: before === null ? null : String(before) })}`, parseActs);
  }

  actsFile(filter: Readonly<Record<'from' | 'to' | 'who' | 'what', string>>): string {
    return `/api/v1/audit${query({ ...filter, format: 'csv' })}`;
  }

  chain(): Promise<ChainCheck> {
    return this.api.ask('GET', '/api/v1/audit/chain', parseChain);
  }

  checkChain(): Promise<ChainCheck> {
    return this.api.press('/api/v1/audit/chain', parseChain);
  }
}
