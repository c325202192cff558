// SPDX-License-Identifier: GPL-3.0-or-later
// What the console knows and does; the screens only show it. One action at a time, nothing is ever resent by itself.
import { type Api, Failure, type TicketAction } from '../lib/api';
import { Live } from '../lib/live';
import type { Hall, Session, Ticket } from '../lib/types';
import { Watch } from './watch.svelte';

export type Phase = 'boot' | 'login' | 'inside';
export type Page = 'hall' | 'devices';
export type Action = 'call' | 'recall' | 'start' | 'finish' | 'no_show' | 'return' | 'take' | 'release';
export type Done = Exclude<Action, 'take' | 'release'>;
/** The actions that a ticket in hand allows, as the API names them. */
const ROUTES: Partial<Record<Action, TicketAction>> = {
  recall: 'recall', start: 'start', finish: 'finish', no_show: 'no-show', return: 'return',
};

export type Notice =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly action: Action }
  | { readonly kind: 'window_lost'; readonly window: string };

/** The button under the pointer changes after an action: the second half of a double click must not press the new one. */
const SETTLE_MS = 500;

export class Console {
  phase = $state<Phase>('boot');
  session = $state.raw<Session | null>(null);
  hall = $state.raw<Hall | null>(null);
  hallAt = $state(0);
  page = $state<Page>('hall');
  lostSince = $state<number | null>(null);
  badDocument = $state.raw<Failure | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** Said to screen readers after an action. */
  done = $state.raw<{ action: Done; number: string } | null>(null);
  flying = $state<Action | null>(null);
  /** False while the answer is awaited and for a moment after it: no press counts then. */
  settled = $state(true);
  farewell = $state<'expired' | 'left' | null>(null);
  lastLogin = $state('');
  /** The server's clock, ticking each second. */
  now = $state(Date.now());

  readonly live: Live;
  readonly watch: Watch;
  private skew = 0;
  private bootTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly api: Api) {
    this.watch = new Watch(api, () => this.leave('expired'));
    this.live = new Live(api, {
      hall: (hall, fresh) => this.accept(hall, fresh),
      lost: (since) => { this.lostSince = since; },
      expired: () => this.leave('expired'),
      failed: (failure) => { if (failure.code === 'bad_document') this.badDocument = failure; },
    });
  }

  /** At the page's start: is there a session already? */
  async boot(): Promise<void> {
    clearTimeout(this.bootTimer);
    try {
      this.enter(await this.api.session());
    } catch (error) {
      const failure = asFailure(error);
      if (failure.status === 401) {
        this.lostSince = null;
        this.phase = 'login';
        return;
      }
      if (failure.code === 'bad_document') this.badDocument = failure;
      this.lostSince ??= Date.now();
      this.bootTimer = setTimeout(() => void this.boot(), 3_000);
    }
  }

  tick(): void {
    this.now = Date.now() + this.skew;
  }

  /** Failures are the login form's to show. */
  async login(login: string, password: string): Promise<void> {
    this.lastLogin = login;
    this.enter(await this.api.login(login, password));
  }

  async logout(): Promise<void> {
    const mine = this.hall?.mine;
    this.flying = 'release';
    try {
      if (mine && mine.window !== null && mine.ticket === null) await this.api.release(mine.window);
      await this.api.logout();
    } catch (error) {
      const failure = asFailure(error);
      if (failure.status !== 401) {
        this.notice = { kind: 'failure', failure };
        this.flying = null;
        return;
      }
    }
    this.leave('left');
  }

  get ready(): boolean {
    return this.flying === null && this.lostSince === null && this.hall !== null;
  }

  take(window: string): Promise<void> {
    return this.act('take', () => this.api.take(window));
  }

  release(): Promise<void> {
    const window = this.hall?.mine.window;
    return window ? this.act('release', () => this.api.release(window)) : Promise.resolve();
  }

  callNext(): Promise<void> {
    const window = this.hall?.mine.window;
    return window ? this.act('call', () => this.api.callNext(window)) : Promise.resolve();
  }

  ticketAction(action: Action): Promise<void> {
    const ticket = this.hall?.mine.ticket;
    const route = ROUTES[action];
    return ticket && route ? this.act(action, () => this.api.act(ticket.ticket, route)) : Promise.resolve();
  }

  private async act(action: Action, send: () => Promise<Ticket | void>): Promise<void> {
    if (!this.ready || !this.settled) return;
    this.flying = action;
    this.settled = false;
    this.notice = null;
    this.done = null;
    try {
      const ticket = await send();
      if (ticket && action !== 'take' && action !== 'release') this.done = { action, number: ticket.number };
    } catch (error) {
      this.failed(action, asFailure(error));
    }
    await this.refresh();
    this.forgiveRepeatedCall(action);
    this.flying = null;
    setTimeout(() => { this.settled = true; }, SETTLE_MS);
  }

  private failed(action: Action, failure: Failure): void {
    if (failure.status === 401) return; // The refresh that follows meets it too, and ends the session.
    this.notice = failure.outcomeUnknown ? { kind: 'unknown', action } : { kind: 'failure', failure };
  }

  /** A browser may resend a call whose answer was lost; the second one is refused because the first one worked. */
  private forgiveRepeatedCall(action: Action): void {
    const held = this.hall?.mine.ticket;
    const refused = this.notice?.kind === 'failure' && this.notice.failure.code === 'ticket_in_hand';
    if (action !== 'call' || !held || !refused) return;
    this.notice = null;
    this.done = { action, number: held.number };
  }

  /** After an action the hall is read anew: its answer is later than the action, a pushed document may be earlier. */
  private async refresh(): Promise<void> {
    try {
      this.accept(await this.api.hall(), true);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.status === 401) this.leave('expired');
      else if (failure.code === 'bad_document') this.badDocument = failure;
      else if (failure.outcomeUnknown) this.live.suspect();
    }
  }

  private accept(hall: Hall, fresh: boolean): void {
    if (!fresh && this.hall !== null && hall.version < this.hall.version) return;
    const before = this.hall?.mine.window ?? null;
    if (before !== null && hall.mine.window === null && this.flying !== 'release') {
      this.notice = { kind: 'window_lost', window: before };
    }
    this.hall = hall;
    this.hallAt = hall.now;
    this.skew = hall.now - Date.now();
    this.badDocument = null;
    this.tick();
  }

  private enter(session: Session): void {
    this.session = session;
    this.lastLogin = session.user.login;
    this.farewell = null;
    this.notice = null;
    this.badDocument = null;
    this.lostSince = null;
    this.hall = null;
    this.page = session.user.role === 'specialist' ? 'devices' : 'hall';
    this.phase = 'inside';
    this.live.start();
    if (session.user.role !== 'operator') this.watch.start();
  }

  leave(why: 'expired' | 'left'): void {
    this.live.stop();
    this.watch.stop();
    this.api.csrf = '';
    this.session = null;
    this.hall = null;
    this.notice = null;
    this.done = null;
    this.lostSince = null;
    this.flying = null;
    this.settled = true;
    this.farewell = why;
    this.phase = 'login';
  }
}

export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('unexpected_answer', 0);
}
