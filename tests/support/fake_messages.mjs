// SPDX-License-Identifier: GPL-3.0-or-later
// The hall messages of the stand-in for talond.

const READY = [
  ['text', '', '', 'Внимание, сообщение на табло', 'Attention, there is a message on the display'],
  ['opening', 'Здравствуйте! Приём начинается.', 'Good morning! We are open.', 'Здравствуйте. Приём начинается', 'Good morning. We are open'],
  ['break', 'Объявляется перерыв.', 'There is a break now.', 'Объявляется перерыв', 'There is a break now'],
  ['closing', 'До окончания приёма десять минут.', 'Ten minutes until closing.', 'До окончания приёма десять минут', 'Ten minutes until closing'],
  ['evacuation', 'Внимание! Просим всех спокойно выйти из здания.', 'Attention! Please leave the building calmly.',
    'Внимание, просим всех спокойно выйти из здания', 'Attention, please leave the building calmly'],
].map(([kind, ru, en, saysRu, saysEn]) => ({ kind, text: { ru, en }, says: { ru: saysRu, en: saysEn } }));

export class FakeMessages {
  constructor(messages = []) { this.messages = messages; }

  told(now) {
    return { now: new Date(now).toISOString(), messages: this.messages.map((each) => ({ ...each, stands: Date.parse(each.from) <= now })), ready: READY };
  }

  /** Answers, or throws by `refuse(status, code)`. */
  staff({ method, path, body }, now, refuse) {
    if (method === 'GET') return [200, this.told(now)];
    const ended = /^\/api\/v1\/messages\/([^/]+)\/end$/.exec(path);
    if (ended) {
      if (!this.messages.some((each) => each.id === ended[1])) refuse(404, 'unknown_message');
      this.messages = this.messages.filter((each) => each.id !== ended[1]);
    } else {
      const from = body.from ?? new Date(now).toISOString();
      const { id, kind, text, every_min, spoken } = body;
      if (!this.messages.some((each) => each.id === id)) {
        this.messages.push({ id, kind, text, from, until: new Date(Date.parse(from) + 60_000 * body.lasts_min).toISOString(), every_min, spoken, set: from });
      }
    }
    return [200, this.told(now)];
  }
}
