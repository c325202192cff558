// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the hall fresh: a WebSocket that tells changes; until it does, and where none gets through, a plain GET every two seconds.
import { Failure, type Api } from './api';
import { afterFrame } from './hall_document';
import { BadShape } from './shape';
import type { Hall } from './types';

/** A silent socket looks the same as a dead one, so after this much silence the hall is asked for by GET. */
export const SILENCE_MS = 20_000;
export const POLL_MS = 2_000;
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
  /** The hall as this socket's frames made it; null until its first one. */
  private told: Hall | null = null;
  private socketTries = 0;
  private pollTries = 0;
  private lostSince: number | null = null;
  private heardAt = 0;
  private probing = false;
  private stopped = true;
  private socketTimer: ReturnType<typeof setTimeout> | undefined;
  private pollTimer: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly api: Api,
    private readonly events: LiveEvents,
    private readonly now: () => number = Date.now,
  ) {}

  start(): void {
    this.stopped = false;
    this.heardAt = this.now();
    this.socketTries = 0;
    this.pollTries = 0;
    this.watch = setInterval(() => this.checkSilence(), CHECK_MS);
    this.connect();
    void this.poll(); // a proxy may neither pass the upgrade nor refuse it, and the screen would be blank till the silence is noticed
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.watch);
    clearTimeout(this.socketTimer);
    clearTimeout(this.pollTimer);
    this.drop();
    this.lostSince = null;
  }

  /** The browser says the network is back, or the page is looked at again: do not wait for the pause to end. */
  hurry(): void {
    if (this.stopped) return;
    if (this.told === null || this.now() - this.heardAt > CHECK_MS * 2) void this.poll();
    if (this.socket !== null) return;
    this.socketTries = 0;
    this.connect();
  }

  /** A request got no answer: do not wait for the silence to be noticed. */
  suspect(): void {
    if (!this.stopped) void this.poll();
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    this.told = null;
    socket?.close();
  }

  private connect(): void {
    clearTimeout(this.socketTimer);
    if (this.stopped || this.socket !== null) return;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    try {
      const socket = new WebSocket(`${scheme}//${location.host}/api/v1/hall/live`);
      this.socket = socket;
      socket.onmessage = (event) => {
        if (socket === this.socket) this.read(event.data);
      };
      socket.onclose = () => {
        if (socket === this.socket) this.socketEnded();
      };
    } catch {
      this.socketEnded(); // a browser that has been forbidden WebSockets
    }
  }

  /** The hall is asked for by GET from here on, until a socket tells it again. */
  private socketEnded(): void {
    this.drop();
    if (this.stopped) return;
    clearTimeout(this.socketTimer);
    this.socketTimer = setTimeout(() => this.connect(), retryPause(this.socketTries, Math.random()));
    this.socketTries += 1;
    void this.poll();
  }

  private read(data: unknown): void {
    try {
      const before = this.told;
      const hall = afterFrame(JSON.parse(String(data)) as unknown, before);
      this.heardAt = this.now();
      if (hall === null) return;
      this.told = hall;
      this.socketTries = 0;
      clearTimeout(this.pollTimer);
      this.events.hall(hall, before === null);
      this.setLost(null);
    } catch (error) {
      this.heardAt = this.now();
      const path = error instanceof BadShape ? error.path : 'JSON';
      this.events.failed(new Failure('bad_document', 200, null, null, path));
      if (path === 'base') this.socketEnded(); // a frame was missed: begin with the whole hall
    }
  }

  private setLost(since: number | null): void {
    if (this.lostSince === since) return;
    this.lostSince = since;
    this.events.lost(since);
  }

  /** Asks by GET, and again later while no socket tells anything. */
  private async poll(): Promise<void> {
    clearTimeout(this.pollTimer);
    if (this.stopped || this.probing) return;
    const alive = await this.probe();
    if (this.stopped) return;
    this.pollTries = alive ? 0 : this.pollTries + 1;
    if (alive) this.setLost(null);
    else if (this.lostSince === null) this.setLost(this.now());
    if (!alive && this.socket !== null) this.socketEndedQuietly();
    if (this.told !== null) return;
    this.pollTimer = setTimeout(() => void this.poll(), alive ? POLL_MS : retryPause(this.pollTries - 1, Math.random()));
    if (alive && this.socket === null && this.socketTries <= 1) this.connect();
  }

  /** A socket that is open beside a server which does not answer is a dead one. */
  private socketEndedQuietly(): void {
    this.drop();
    clearTimeout(this.socketTimer);
    this.socketTimer = setTimeout(() => this.connect(), retryPause(this.socketTries, Math.random()));
    this.socketTries += 1;
  }

  /** True when the server answered, though with a document that is not understood. */
  private async probe(): Promise<boolean> {
    this.probing = true;
    try {
      const hall = await this.api.hall(PROBE_TIMEOUT_MS);
      if (this.stopped) return false;
      if (this.socket === null) this.heardAt = this.now();
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
      return error.code === 'bad_document'; // an answer all the same: the link is there, and the screen names what is odd
    } finally {
      this.probing = false;
    }
  }

  private checkSilence(): void {
    if (this.stopped || this.probing || this.socket === null) return;
    if (this.now() - this.heardAt < SILENCE_MS) return;
    this.heardAt = this.now();
    this.socketEnded();
  }
}
