// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's page /s/{place}: the survey that runs now, on one page. No framework, no font of its own, no cookie: it opens at once on an old
// phone and a slow network, and forgets everything but that it was answered.
import './survey.css';
import { fields, orNull } from '../lib/shape';
import { add, fieldset } from './fieldset';
import { parseForm, toSend, visible, type Answer, type Bilingual, type Form } from './form';
import { recall, remember, type Memory } from './memory';
import { say, type Key, type Lang } from './texts';

const TIMEOUT_MS = 10_000;

/** The code of a receipt, when that was scanned: it binds the answer to a visit's service, once. */
const RECEIPT = /\/s\/([0-9A-HJKMNP-TV-Z]{16})$/i.exec(location.pathname);

/** By which way somebody came: a survey may be offered on some of them. */
const VIA = RECEIPT !== null ? 'receipt' : /\/s\/ticket$/i.test(location.pathname) ? 'ticket' : 'poster';

async function call(path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
  const abort = typeof AbortController === 'function' ? new AbortController() : null;
  const timer = setTimeout(() => { if (abort) abort.abort(); }, TIMEOUT_MS);
  try {
    const request: RequestInit = { cache: 'no-store', credentials: 'omit' };
    if (abort) request.signal = abort.signal;
    if (body !== undefined) Object.assign(request, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    const answer = await fetch(path, request);
    return { status: answer.status, body: answer.ok || answer.status === 409 ? ((await answer.json()) as unknown) : null };
  } finally {
    clearTimeout(timer);
  }
}

class Page {
  private lang: Lang = /^ru/i.test(navigator.language) ? 'ru' : 'en';
  private form: Form | null = null;
  private memory: Memory | null = null;
  private readonly answer: Answer = {};
  private sending = false;
  private complaint: Key | null = null;
  /** What stands in place of the questions. */
  private told: Key | null = 'loading';
  private receipt = RECEIPT === null ? null : (RECEIPT[1] as string).toUpperCase();
  private service: Bilingual | null = null;

  constructor(private readonly root: HTMLElement) {}

  async start(): Promise<void> {
    this.draw();
    try {
      const { status, body } = await call(`/api/v1/survey?via=${VIA}`);
      if (status !== 200) throw new Error(String(status));
      this.form = orNull(parseForm)(fields(body, '')['form'], 'form');
      this.told = this.form === null ? 'none' : null;
    } catch {
      this.told = 'away';
    }
    if (this.form !== null) {
      this.memory = recall(this.form.survey, this.form.version, this.receipt);
      if (this.memory.done) this.told = 'again';
      else if (this.receipt !== null) await this.look(this.receipt);
    }
    this.draw();
  }

  /** Nobody is to fill in what will be refused. Where the receipt cannot be looked at, sending will tell. */
  private async look(receipt: string): Promise<void> {
    try {
      const { status, body } = await call('/api/v1/survey/receipt', { receipt });
      if (status !== 200) return;
      const found = fields(body, '');
      if (found['state'] === 'used') this.told = 'used';
      else if (found['state'] === 'unknown') this.forget();
      this.service = found['service'] as Bilingual | null;
    } catch {
      // As above.
    }
  }

  /** The code is worth nothing, and no reason to send anybody away. */
  private forget(): void {
    this.receipt = null;
    this.complaint = 'stale';
  }

  private async send(): Promise<void> {
    const { form, memory } = this;
    if (form === null || memory === null || this.sending) return;
    const answer = toSend(form, this.answer);
    this.complaint = Object.keys(answer).length === 0 ? 'empty' : null;
    if (this.complaint !== null) return this.draw();
    this.sending = true;
    this.draw();
    try {
      const { status, body } = await call('/api/v1/survey/answers', {
        id: memory.id, survey: form.survey, version: form.version, answer, ...(this.receipt === null ? {} : { receipt: this.receipt }),
      });
      if (status === 200) {
        memory.done = true;
        remember(memory);
        this.told = fields(body, '')['again'] === true ? 'again' : 'thanks';
      } else if (status === 409) {
        const code = fields(fields(body, '')['error'], 'error')['code'];
        if (code === 'receipt_unknown') this.forget();
        else this.told = code === 'receipt_used' ? 'used' : 'none';
      } else {
        this.complaint = status === 400 ? 'bad' : status === 429 ? 'busy' : 'unsent';
      }
    } catch {
      this.complaint = 'unsent'; // it may have arrived: sent again, it is the same answer
    }
    this.sending = false;
    this.draw();
  }

  private draw(): void {
    const { form, lang, root } = this;
    document.documentElement.lang = lang;
    document.title = say(lang, 'title');
    root.textContent = '';
    this.drawBar(add(root, 'header'));
    const main = add(root, 'main');
    if (this.told !== null || form === null) return this.drawTold(main, this.told ?? 'loading');
    add(main, 'h1', '', form.title[lang] || form.title.ru);
    if (this.service !== null) add(main, 'p', 'service', this.service[lang] || this.service.ru);
    add(main, 'p', 'hint', say(lang, 'anonymous'));
    const sheet = add(main, 'form');
    sheet.noValidate = true;
    const boxes = form.questions.map((asked) => [asked.id, fieldset(sheet, asked, lang, this.answer, () => follow())] as const);
    const follow = (): void => {
      const shown = visible(form, this.answer);
      for (const [id, box] of boxes) box.hidden = shown.indexOf(id) < 0;
    };
    follow();
    const news = add(sheet, 'p', 'news', this.complaint === null ? '' : say(lang, this.complaint));
    news.setAttribute('role', 'alert');
    const button = add(sheet, 'button', 'send', say(lang, this.sending ? 'sending' : 'send'));
    button.type = 'submit';
    button.setAttribute('aria-disabled', String(this.sending));
    sheet.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
    if (this.complaint !== null) button.focus();
  }

  private drawBar(bar: HTMLElement): void {
    add(bar, 'p', 'name', say(this.lang, 'title'));
    const group = add(bar, 'div', 'langs');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', say(this.lang, 'language'));
    for (const [lang, name] of [['ru', 'Русский'], ['en', 'English']] as const) {
      const button = add(group, 'button', 'lang', name);
      button.type = 'button';
      button.lang = lang;
      button.setAttribute('aria-pressed', String(lang === this.lang));
      button.addEventListener('click', () => {
        this.lang = lang;
        this.draw();
      });
    }
  }

  private drawTold(main: HTMLElement, told: Key): void {
    main.className = `told ${told}`;
    const box = add(main, 'div', 'box');
    box.setAttribute('role', 'status');
    add(box, 'h1', '', say(this.lang, told));
    const more: Partial<Record<Key, Key>> = { thanks: 'thanks_text', again: 'again_text', used: 'used_text', none: 'none_text', away: 'away_text' };
    const text = more[told];
    if (text !== undefined) add(box, 'p', '', say(this.lang, text));
  }
}

const root = document.getElementById('app');
if (root !== null) void new Page(root).start();
