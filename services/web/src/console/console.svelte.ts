// SPDX-License-Identifier: GPL-3.0-or-later
// What the console knows and does; the screens only show it. One action at a time, nothing is ever resent by itself.
import { type Api, Failure, type TicketStep } from '../lib/api';
import { Live } from '../lib/live';
import { setZone } from '../lib/time';
import type { Hall, Session, Ticket } from '../lib/types';
import * as logoutOwed from './logout';
import { firstPage, may, pageAt, type Page } from './pages';
import { Wake, soundWanted } from './wake';
import { Watch } from './watch.svelte';

export type Phase = 'boot' | 'login' | 'password' | 'inside';
export type Action =
  | 'call' | 'recall' | 'start' | 'finish' | 'no_show' | 'return' | 'transfer' | 'park' | 'unpark' | 'leave' | 'correct'
  | 'take' | 'release' | 'release_for';
export type Done = Exclude<Action, 'take' | 'release' | 'release_for'>;

export type Notice =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly action: Action }
  | { readonly kind: 'window_lost'; readonly window: string }
  /** A window that was to be freed has another holder now, or none. */
  | { readonly kind: 'holder_changed'; readonly window: string; readonly operator: string | null };

/** How long somebody waits for a free hand before it is reminded. */
const REMIND_MS = 60_000;
/** The button under the pointer changes after an action: the second half of a double click must not press the new one. */
const SETTLE_MS = 500;

export class Console {
  phase = $state<Phase>('boot');
  session = $state.raw<Session | null>(null);
  hall = $state.raw<Hall | null>(null);
  hallAt = $state(0);
  page = $state.raw<Page | undefined>(undefined);
  lostSince = $state<number | null>(null);
  badDocument = $state.raw<Failure | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** Said to screen readers after an action. */
  done = $state.raw<{ action: Done; number: string } | null>(null);
  flying = $state<Action | null>(null);
  /** Who has just come to the idle window: the notification's words are the screen's to find. */
  woken = $state.raw<{ number: string } | null>(null);
  /** False while the answer is awaited and for a moment after it: no press counts then. */
  settled = $state(true);
  farewell = $state<'expired' | 'left' | 'left_unheard' | null>(null);
  lastLogin = $state('');
  /** The server's clock, ticking each second. */
  now = $state(Date.now());

  readonly live: Live;
  readonly watch: Watch;
  readonly wake = new Wake();
  /** Sound when somebody comes to an idle window. */
  sound = $state(soundWanted());
  private skew = 0;
  private bootTimer: ReturnType<typeof setTimeout> | undefined;
  private remindAt = 0;
  /** A next visitor was there when the hall was seen last. */
  private somebody = true;

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
    if (logoutOwed.owed()) return this.payLogout();
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

  /** The old session is ended before anybody is let in; the login form is there meanwhile. */
  private async payLogout(): Promise<void> {
    this.phase = 'login';
    try {
      await this.api.session();
      await this.api.logout();
    } catch (error) {
      if (asFailure(error).status !== 401) {
        this.farewell = 'left_unheard';
        this.bootTimer = setTimeout(() => { if (this.phase === 'login' && logoutOwed.owed()) void this.payLogout(); }, 3_000);
        return;
      }
    }
    logoutOwed.paid();
    this.farewell = 'left';
  }

  tick(): void {
    this.now = Date.now() + this.skew;
    if (this.remindAt > 0 && this.now >= this.remindAt) this.remind();
  }

  may(permission: string): boolean {
    return may(this.session, permission);
  }

  /** To a page, as if its address had been typed: Back leads to where one was. */
  open(page: Page): void {
    if (this.page === page) return;
    this.page = page;
    history.pushState(null, '', page.path);
  }

  /** The address has changed by itself: Back, Forward. */
  followAddress(): void {
    if (this.phase === 'inside') this.page = pageAt(location.pathname, this.session) ?? firstPage(this.session);
  }

  /** Failures are the login form's to show. */
  async login(login: string, password: string): Promise<void> {
    this.lastLogin = login;
    this.wake.unlock();
    const session = await this.api.login(login, password);
    logoutOwed.paid(); // the browser has another session now
    this.enter(session);
  }

  /** Failures are the form's to show. */
  async changePassword(password: string, next: string): Promise<void> {
    await this.api.changePassword(password, next);
    if (this.phase === 'password') this.enter(await this.api.session());
  }

  async logout(): Promise<void> {
    const mine = this.hall?.mine;
    this.flying = 'release';
    logoutOwed.owe();
    try {
      if (mine && mine.window !== null && mine.ticket === null) await this.api.release(mine.window);
      await this.api.logout();
    } catch (error) {
      if (asFailure(error).status !== 401) {
        this.leave('left_unheard');
        return this.payLogout();
      }
    }
    logoutOwed.paid();
    this.leave('left');
  }

  get ready(): boolean { return this.flying === null && this.lostSince === null && this.hall !== null; }

  take(window: string): Promise<void> {
    return this.act('take', () => this.api.take(window));
  }

  release(): Promise<void> {
    const window = this.hall?.mine.window;
    return window ? this.act('release', () => this.api.release(window)) : Promise.resolve();
  }

  /** Frees the window of somebody who is gone. */
  releaseFor(window: string, reason: string): Promise<void> {
    return this.act('release_for', () => this.api.releaseFor(window, reason));
  }

  callNext(): Promise<void> {
    const window = this.hall?.mine.window;
    return window ? this.act('call', () => this.api.callNext(window)) : Promise.resolve();
  }

  /** A step of a ticket: the one in hand, or another one that is named. */
  step(action: Done, step: TicketStep, ticket = this.hall?.mine.ticket): Promise<void> {
    return ticket ? this.act(action, () => this.api.act(ticket.ticket, step)) : Promise.resolve();
  }

  private async act(action: Action, send: () => Promise<Ticket | void>): Promise<void> {
    if (!this.ready || !this.settled) return;
    this.flying = action;
    this.settled = false;
    this.notice = null;
    this.done = null;
    try {
      const ticket = await send();
      if (ticket && action !== 'take' && action !== 'release' && action !== 'release_for') this.done = { action, number: ticket.number };
    } catch (error) {
      this.failed(action, asFailure(error));
    }
    await this.refresh();
    this.flying = null;
    setTimeout(() => { this.settled = true; }, SETTLE_MS);
  }

  private failed(action: Action, failure: Failure): void {
    if (failure.status === 401) return; // The refresh that follows meets it too, and ends the session.
    this.notice = failure.outcomeUnknown ? { kind: 'unknown', action } : { kind: 'failure', failure };
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
    this.wakeBy(hall);
    setZone(hall.utcOffsetMin);
    this.hall = hall;
    this.hallAt = hall.now;
    this.skew = hall.now - Date.now();
    this.badDocument = null;
    this.tick();
  }

  /** Somebody has come to a window whose operator had nothing to do. */
  private wakeBy(hall: Hall): void {
    const free = hall.mine.window !== null && hall.mine.ticket === null;
    const next = free ? hall.mine.next : null;
    if (next === null) {
      this.remindAt = 0;
      this.wake.calm();
    } else if (!this.somebody) {
      this.alert(next);
      this.remindAt = hall.now + REMIND_MS;
    }
    this.somebody = !free || next !== null;
  }

  private remind(): void {
    const next = this.hall?.mine.next;
    this.remindAt = 0;
    if (next && this.hall?.mine.ticket === null) this.alert(next);
  }

  private alert(next: Ticket): void {
    if (this.sound) this.wake.chime();
    this.woken = { number: next.number };
  }

  private enter(session: Session): void {
    this.session = session;
    this.lastLogin = session.user.login;
    this.farewell = null;
    this.notice = null;
    this.badDocument = null;
    this.lostSince = null;
    this.hall = null;
    this.somebody = true;
    this.remindAt = 0;
    this.phase = session.passwordDue ? 'password' : 'inside';
    if (session.passwordDue) return;
    this.page = pageAt(location.pathname, session) ?? firstPage(session);
    if (this.page && this.page.path !== location.pathname) history.replaceState(null, '', this.page.path);
    this.live.start();
    if (this.may('alarms.view')) this.watch.start();
  }

  leave(why: 'expired' | 'left' | 'left_unheard'): void {
    this.live.stop();
    this.watch.stop();
    this.wake.calm();
    this.remindAt = 0;
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
