// SPDX-License-Identifier: GPL-3.0-or-later
// The settings over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import {
  parseCheck, parseOldSettings, parseRevisions, parseSettings, type OldSettings, type Revisions, type Settings, type SettingsCheck, type Site,
} from './settings_document';

const PATH = '/api/v1/settings';
const over = (base: number): Record<string, string> => ({ 'If-Match': `"${base}"` });

export class SettingsApi {
  constructor(private readonly api: Api) {}

  settings(): Promise<Settings> {
    return this.api.ask('GET', PATH, parseSettings);
  }

  check(site: Site): Promise<SettingsCheck> {
    return this.api.ask('POST', `${PATH}/check`, parseCheck, { site });
  }

  /** Sent once more when no answer came: what is in force already is answered as done. */
  async save(site: Site, base: number, note: string): Promise<Settings> {
    return this.api.twice(() => this.api.ask('PUT', PATH, parseSettings, { site, note }, over(base)));
  }

  revisions(before?: number): Promise<Revisions> {
    return this.api.ask('GET', `${PATH}/revisions${before === undefined ? '' : `?before=${before}`}`, parseRevisions);
  }

  revision(number: number): Promise<OldSettings> {
    return this.api.ask('GET', `${PATH}/revisions/${number}`, parseOldSettings);
  }

  async revert(number: number, base: number, note: string): Promise<Settings> {
    return this.api.twice(() => this.api.ask('POST', `${PATH}/revisions/${number}/revert`, parseSettings, { note }, over(base)));
  }
}
