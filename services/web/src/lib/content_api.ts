// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the stands over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import { parseFindings, parseKeptPage, parsePageList, type Finding, type KeptPage, type Page, type PageList } from './content_document';

function pagePath(id: string): string {
  return `/api/v1/pages/${encodeURIComponent(id)}`;
}

export class ContentApi {
  constructor(private readonly api: Api) {}

  pages(): Promise<PageList> {
    return this.api.ask('GET', '/api/v1/pages', parsePageList);
  }

  page(id: string): Promise<KeptPage> {
    return this.api.ask('GET', pagePath(id), parseKeptPage);
  }

  /** On top of the revision that it was made of: sent twice, the second is refused and nothing is lost. */
  savePage(id: string, base: number, page: Page): Promise<KeptPage> {
    return this.api.ask('PUT', pagePath(id), parseKeptPage, { base, page });
  }

  checkPage(page: Page): Promise<readonly Finding[]> {
    return this.api.ask('POST', '/api/v1/pages/check', parseFindings, { page });
  }

  /** Without `from` it hangs at once. */
  publishPage(id: string, revision: number, from: string | null, until: string | null): Promise<KeptPage> {
    return this.api.press(`${pagePath(id)}/publish`, parseKeptPage, { revision, from, until });
  }

  withdrawPage(id: string, reason: string): Promise<KeptPage> {
    return this.api.press(`${pagePath(id)}/withdraw`, parseKeptPage, { reason });
  }

  restorePage(id: string, revision: number): Promise<KeptPage> {
    return this.api.press(`${pagePath(id)}/restore`, parseKeptPage, { revision });
  }
}
