// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the hall document fresh: a WebSocket that pushes, a plain GET that checks, and patience in between.
import { Failure, type Api } from './api';
import { parseLiveFrame } from './hall_document';
import { BadShape } from './shape';
import type { Hall } from './types';

/** A silent socket looks the same as a dead one, so after this much silence the hall is asked for by GET. */
export const SILENCE_MS = 15_000;
const CHECK_MS = 1_000;
const PROBE_TIMEOUT_MS = 5_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

/** The pause before try number `n` (0, 1, …): doubles up to 15 s, ±20 % so that 40 consoles do not return as one. */
export function retryPause(n: number, random: number): number {
  const base = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(n, 10));
  return Math.round(base * (0.8 + 0.4 * random));
}

export interface LiveEvents {
  /** `fresh` tells that the connection is new: the version may have started anew with the server. */
  hall(hall: Hall, fresh: boolean): void;
  /** The moment the connection was lost, or null when it is there. */
  lost(since: number | null): void;
  /** 401: the session is over; nothing more is tried. */
  expired(): void;
  failed(failure: Failure): void;
}

export class Live {
  private socket: WebSocket | null = null;
  private tries = 0;
  private lostSince: number | null = null;
  private heardAt = 0;
  private fresh = true;
  private probing = false;
  private stopped = true;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly api: Api,
    private readonly events: LiveEvents,
    private readonly now: () => number = Date.now,
  ) {}

  start(): void {
    this.stopped = false;
    this.heardAt = this.now();
    this.watch = setInterval(() => this.checkSilence(), CHECK_MS);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.watch);
    clearTimeout(this.retry);
    this.drop();
  }

  /** The browser says the network is back, or the page is looked at again: do not wait for the pause to end. */
  hurry(): void {
    if (this.stopped || this.lostSince === null) return;
    this.tries = 0;
    clearTimeout(this.retry);
    void this.probeThenConnect();
  }

  /** A request got no answer: do not wait for the silence to be noticed. */
  suspect(): void {
    if (!this.stopped && this.lostSince === null) this.lose();
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private connect(): void {
    if (this.stopped || this.socket !== null) return;
    this.fresh = true;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/api/v1/hall/live`);
    this.socket = socket;
    socket.onmessage = (event) => {
      if (socket === this.socket) this.read(event.data);
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lose();
    };
  }

  private read(data: unknown): void {
    try {
      const hall = parseLiveFrame(JSON.parse(String(data)) as unknown);
      if (hall !== null) this.deliver(hall);
    } catch (error) {
      this.heardAt = this.now();
      this.events.failed(new Failure('bad_document', 200, null, null, error instanceof BadShape ? error.path : 'JSON'));
    }
  }

  private deliver(hall: Hall): void {
    this.heardAt = this.now();
    this.tries = 0;
    this.events.hall(hall, this.fresh);
    this.fresh = false;
    this.setLost(null);
  }

  private setLost(since: number | null): void {
    if (this.lostSince === since) return;
    this.lostSince = since;
    this.events.lost(since);
  }

  private lose(): void {
    this.drop();
    if (this.stopped) return;
    if (this.lostSince === null) this.setLost(this.now());
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.probeThenConnect(), retryPause(this.tries, Math.random()));
    this.tries += 1;
  }

  // A refused WebSocket does not say why; a GET does (401 or nothing at all).
  private async probeThenConnect(): Promise<void> {
    if (await this.probe()) this.connect();
    else this.lose();
  }

  /** True when the server answered sensibly. */
  private async probe(): Promise<boolean> {
    if (this.stopped || this.probing) return false;
    this.probing = true;
    try {
      const hall = await this.api.hall(PROBE_TIMEOUT_MS);
      if (this.stopped) return false;
      this.heardAt = this.now();
      this.events.hall(hall, this.lostSince !== null);
      return true;
    } catch (error) {
      if (!(error instanceof Failure) || this.stopped) return false;
      if (error.status === 401) {
        this.stop();
        this.events.expired();
      } else if (!error.outcomeUnknown) {
        this.events.failed(error);
      }
      return false;
    } finally {
      this.probing = false;
    }
  }

  private checkSilence(): void {
    if (this.stopped || this.probing || this.lostSince !== null) return;
    if (this.now() - this.heardAt < SILENCE_MS) return;
    void this.probe().then((alive) => {
      if (!alive && !this.stopped) this.lose();
    });
  }
}
