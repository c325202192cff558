// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's page /t/{ticket}: no framework, so that it opens at once on an old phone.
import '../base.css';
import './phone.css';
import { SHIPPED } from './languages';
import { ask, pause, surveyRuns, type Answer } from './poller';
import { draw, type Screen, screen } from './screen';
import { view, type Known } from './view';

const VIBRATION = [400, 200, 400, 200, 800];

function ticketOf(path: string): string {
  const match = /^\/t\/([^/]+)\/?$/.exec(path);
  try {
    return match?.[1] ? decodeURIComponent(match[1]) : '';
  } catch {
    return '';
  }
}

class Page {
  private readonly ticket = ticketOf(location.pathname);
  private known: Known = { answer: null, at: 0, staleSince: null };
  private misses = 0;
  private chosen: string | null = null;
  private lang = /^ru/i.test(navigator.language) ? 'ru' : 'en';
  private calledTo: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private readonly parts: Screen;

  constructor(root: HTMLElement) {
    this.parts = screen(root, (lang) => {
      this.chosen = this.lang = lang;
      this.redraw();
    });
  }

  start(): void {
    this.redraw();
    const hurry = (): void => {
      if (document.visibilityState === 'visible') void this.next();
    };
    document.addEventListener('visibilitychange', hurry);
    window.addEventListener('online', hurry);
    window.addEventListener('pageshow', hurry);
    void this.next();
  }

  private async next(): Promise<void> {
    if (this.asking || this.wait() === null) return;
    this.asking = true;
    clearTimeout(this.timer);
    this.learn(this.ticket === '' ? { kind: 'unknown' } : await ask(this.ticket));
    this.asking = false;
    this.redraw();
    if (this.stateNow() === 'served') void this.invite();
    const wait = this.wait();
    if (wait !== null) this.timer = setTimeout(() => void this.next(), wait);
  }

  private async invite(): Promise<void> {
    const survey = await surveyRuns();
    this.known = { ...this.known, survey };
    this.redraw();
  }

  private learn(answer: Answer): void {
    const now = Date.now();
    const bad = answer.kind === 'unreachable' || answer.kind === 'broken';
    this.misses = answer.kind === 'status' ? 0 : this.misses + 1;
    if (!bad) {
      this.known = { answer, at: now, staleSince: null };
      if (answer.kind === 'status' && this.chosen === null) this.lang = answer.status.language;
      return;
    }
    // What was known stays on the screen; a first answer that cannot be read is said so.
    const kept = this.known.answer?.kind === 'status' ? this.known.answer : answer;
    const since = this.known.staleSince ?? (this.known.at > 0 ? this.known.at : now);
    this.known = { answer: kept, at: this.known.at, staleSince: since };
  }

  private stateNow() {
    return this.known.answer?.kind === 'status' ? this.known.answer.status.state : null;
  }

  private wait(): number | null {
    if (this.ticket === '' && this.known.answer !== null) return null;
    return pause(this.stateNow(), this.misses, document.visibilityState === 'hidden');
  }

  private redraw(): void {
    const shown = view(this.known, this.lang);
    const languages = this.known.answer?.kind === 'status' ? this.known.answer.status.languages : SHIPPED;
    draw(this.parts, shown, this.lang, languages);
    const calledTo = shown.mood === 'called' ? shown.window : null;
    if (calledTo !== null && calledTo !== this.calledTo && typeof navigator.vibrate === 'function') {
      navigator.vibrate(VIBRATION); // a phone may refuse until it was touched; the screen says it all anyway
    }
    this.calledTo = calledTo;
  }
}

const root = document.getElementById('app');
if (root !== null) new Page(root).start();
