// SPDX-License-Identifier: GPL-3.0-or-later
// The settings as somebody changes them here, over the revision that they began with. It outlives the page: whoever looks at the
// hall meanwhile finds the draft again.
import { Failure } from '../../lib/api';
import { SettingsApi } from '../../lib/settings_api';
import { parseChanged, parseFindings, type Difference, type Finding, type Revision, type Settings, type SettingsCheck, type Site } from '../../lib/settings_document';
import { BadShape, fields } from '../../lib/shape';
import { asFailure, type Console } from '../console.svelte';
import { t } from '../texts.svelte';
import { equal, merged } from './merge';
import { missingTitles } from './things';

/** Others were there first. */
export interface Theirs { readonly revision: Revision; readonly differences: readonly Difference[] }

export class Draft {
  /** What the draft began with. */
  base = $state.raw<Settings | null>(null);
  site = $state<Site | null>(null);
  findings = $state.raw<readonly Finding[]>([]);
  /** Of the draft as it stands: set while it is shown before saving. */
  check = $state.raw<SettingsCheck | null>(null);
  theirs = $state.raw<Theirs | null>(null);
  /** After taking in what others changed: the fields that both had changed. */
  conflicts = $state.raw<readonly string[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  saved = $state.raw<Revision | null>(null);
  busy = $state(false);
  /** Which thing of each list is looked at. */
  chosen = $state<Record<string, number>>({});
  readonly dirty = $derived(this.base !== null && this.site !== null && !equal(this.base.site, this.site));

  readonly api: SettingsApi;

  constructor(private readonly desk: Console, readonly login: string) {
    this.api = new SettingsApi(desk.api);
  }

  /** Reads what is in force, unless somebody has begun to change it here. */
  load(): Promise<void> {
    if (this.dirty) return Promise.resolve();
    return this.doing(async () => { this.begin(await this.api.settings()); });
  }

  /** Everything as it is in force. */
  discard(): Promise<void> {
    return this.doing(async () => { this.begin(await this.api.settings()); this.saved = null; });
  }

  /** Asks what is wrong and what it would change; with nothing wrong it is shown before it is saved. */
  review(): Promise<void> {
    return this.doing(async () => {
      this.findings = missingTitles(this.snapshot());
      if (this.findings.length > 0) return;
      const found = await this.api.check(this.snapshot());
      this.findings = found.findings;
      this.check = found.findings.length === 0 ? found : null;
    });
  }

  save(note: string): Promise<void> {
    const base = this.base?.revision.number ?? 0;
    return this.doing(async () => {
      const settings = await this.api.save(this.snapshot(), base, note.trim());
      this.begin(settings);
      this.saved = settings.revision;
    });
  }

  revert(number: number): Promise<void> {
    const base = this.base?.revision.number ?? 0;
    return this.doing(async () => {
      const settings = await this.api.revert(number, base, t('settings.reverted', { n: number }));
      this.begin(settings);
      this.saved = settings.revision;
    });
  }

  /** Their changes and mine together, over their revision; nothing is saved by it. */
  takeTheirs(): Promise<void> {
    return this.doing(async () => {
      const now = await this.api.settings();
      const conflicts: string[] = [];
      const site = merged(this.base?.site, this.snapshot(), now.site, conflicts) as Site;
      this.begin(now);
      this.site = site;
      this.conflicts = conflicts;
    });
  }

  /** The first finding of this very field. */
  at(path: string): Finding | undefined {
    return this.findings.find((finding) => finding.path === path || finding.path.startsWith(`${path}[`));
  }

  /** Is anything wrong with the thing or what belongs to it? */
  within(path: string): boolean {
    return this.findings.some((finding) => finding.path === path || finding.path.startsWith(`${path}.`) || finding.path.startsWith(`${path}[`));
  }

  snapshot(): Site {
    return $state.snapshot(this.site) as Site;
  }

  private begin(settings: Settings): void {
    this.base = settings;
    this.site = JSON.parse(JSON.stringify(settings.site)) as Site;
    this.findings = [];
    this.check = null;
    this.theirs = null;
    this.conflicts = null;
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      await work();
    } catch (error) {
      this.failed(asFailure(error));
    } finally {
      this.busy = false;
    }
  }

  private failed(failure: Failure): void {
    if (failure.status === 401) return this.desk.leave('expired');
    this.check = null;
    const changed = failure.code === 'changed_meanwhile' ? parseChanged(failure.body) : null;
    if (changed) {
      this.theirs = changed;
    } else if (failure.code === 'site_not_valid') {
      this.findings = findingsOf(failure.body);
    } else if ((failure.code === 'bad_field' || failure.code === 'missing_field') && failure.path?.startsWith('site.')) {
      this.findings = [{ path: failure.path.slice('site.'.length), code: failure.code, message: t('settings.bad_form') }];
    } else {
      this.failure = failure;
    }
  }
}

function findingsOf(body: unknown): readonly Finding[] {
  try {
    return parseFindings(fields(body, 'answer')['findings'], 'findings');
  } catch (error) {
    if (error instanceof BadShape) return [];
    throw error;
  }
}

let kept: Draft | null = null;

/** The draft of whoever is logged in here. */
export function draftOf(desk: Console): Draft {
  const login = desk.session?.user.login ?? '';
  if (kept === null || kept.login !== login) kept = new Draft(desk, login);
  return kept;
}
