// SPDX-License-Identifier: GPL-3.0-or-later
// What is not as it should be, asked for every few seconds while somebody who may know is logged in.
import type { Api } from '../lib/api';
import { Failure } from '../lib/api';
import type { Alarm } from '../lib/types';

const REFRESH_MS = 5_000;

export class Watch {
  /** Null until the first answer, and while there is no way to know. */
  alarms = $state.raw<readonly Alarm[] | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  constructor(private readonly api: Api, private readonly expired: () => void) {}

  start(): void {
    this.stop();
    void this.ask(this.turn);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.turn += 1;
    this.alarms = null;
  }

  /** Asks at once: somebody has just done something about an alarm. */
  async again(): Promise<void> {
    clearTimeout(this.timer);
    this.turn += 1;
    await this.ask(this.turn);
  }

  // The next question goes out only after the last answer: a slow server is not asked twice at once.
  private async ask(turn: number): Promise<void> {
    let alarms: readonly Alarm[] | null = null;
    try {
      alarms = await this.api.alarms();
    } catch (error) {
      if (turn === this.turn && error instanceof Failure && error.status === 401) return this.expired();
    }
    if (turn !== this.turn) return;
    this.alarms = alarms;
    this.timer = setTimeout(() => void this.ask(turn), REFRESH_MS);
  }
}
