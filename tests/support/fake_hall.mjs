// SPDX-License-Identifier: GPL-3.0-or-later
// The hall behind fake_talond: invented windows, services and tickets with fixed times, and the simplest rules.

import { demoExpected, rangeOf } from './fake_waits.mjs';
import { NOON } from './noon.mjs';
import { FROM_STATES } from './verbs.mjs';
export { NOON };
const MINUTE = 60_000;
const NORM = { ordinary: 15 * MINUTE, preferential: 5 * MINUTE };

export const USERS = [
  ...Array.from({ length: 14 }, (_, i) => ({ login: `operator${i + 1}`, title: `Оператор ${i + 1}`, roles: ['operator'] })),
  { login: 'administrator', title: 'Администратор зала', roles: ['administrator'] },
  { login: 'specialist', title: 'Специалист', roles: ['specialist'] }, { login: 'head', title: 'Начальник', roles: ['head'] },
  { login: 'both', title: 'Оператор и специалист', roles: ['operator', 'specialist'] },
];

export const SERVICES = [
  ['ndfl3', 'А', 'Декларация 3-НДФЛ', 'Form 3-NDFL declaration'],
  ['property', 'В', 'Налог на имущество, землю и транспорт', 'Property, land and vehicle tax'],
  ['account', 'Е', 'Доступ в личный кабинет налогоплательщика', "Access to the taxpayer's personal account"],
  ['inn', 'К', 'Получение ИНН', 'Taxpayer identification number (INN)'],
  ['debt', 'М', 'Задолженность и единый налоговый счёт', 'Debts and the unified tax account'],
  ['self', 'Н', 'Регистрация самозанятых', 'Registration of the self-employed'],
  ['sole', 'О', 'Регистрация ИП и юридических лиц, внесение изменений в реестры', 'Registration of sole proprietors and companies, changes in the registers'],
  ['reports', 'Р', 'Приём отчётности', 'Filing of reports'],
  ['registers', 'С', 'Выписки из ЕГРЮЛ и ЕГРИП', 'Extracts from the state registers'],
  ['cash', 'Т', 'Контрольно-кассовая техника', 'Cash registers'],
  ['refund', 'У', 'Возврат и зачёт налогов', 'Tax refunds and offsets'],
  ['advice', 'Х', 'Консультация специалиста', "Specialist's advice"],
].map(([service, letter, ru, en]) => ({ service, letter, title: { ru, en } }));

const iso = (at) => (at === null ? null : new Date(at).toISOString());

export class FakeHall {
  constructor(now = () => NOON) {
    this.now = now;
    this.version = 100;
    this.site = { ru: 'ИФНС России № 99 по г. Энску', en: 'Tax Inspectorate No. 99, Ensk' };
    this.tickets = [];
    this.today = { served: 212, no_show: 9, issued: 287 };
    this.recallLimit = 2;
    this.gone = new Set(); // who has no session any more
    const kinds = [[0, 1, 2, 3, 4, 5, 10, 11], [6, 7, 8, 9, 10, 11]];
    this.windows = Array.from({ length: 14 }, (_, i) => ({
      window: String(i + 1),
      title: i < 9 ? { ru: 'Физические лица', en: 'Individuals' } : { ru: 'ИП и юридические лица', en: 'Sole proprietors and companies' },
      operator: null,
      services: kinds[i < 9 ? 0 : 1].map((index) => SERVICES[index].service),
    }));
  }

  add(values) {
    const service = SERVICES[values.service ?? 0];
    const kind = values.preferential ? 'preferential' : 'ordinary';
    const arrived = this.now() - (values.minutesAgo ?? 0) * MINUTE;
    const ticket = {
      ticket: `T${String(this.tickets.length + 1).padStart(12, '0')}`,
      number: service.letter + String(values.number ?? this.tickets.length + 1).padStart(3, '0'),
      state: values.state ?? 'waiting', service: service.service, title: service.title, class: kind,
      language: values.language ?? 'ru', arrived, due: arrived + NORM[kind],
      window: values.window ?? null,
      called: values.calledAgo === undefined ? null : this.now() - values.calledAgo * 1000,
      serving: values.servingAgo === undefined ? null : this.now() - values.servingAgo * 1000,
      calls: values.calls ?? 0, parkedUntil: null, onlyWindow: null, onlyStaff: null, unprinted: values.unprinted ?? false,
    };
    this.tickets.push(ticket);
    return ticket;
  }

  windowOf(login) { return this.windows.find((window) => window.operator === login); }

  waiting(services) {
    return this.tickets
      .filter((ticket) => ticket.state === 'waiting' && (!services || services.includes(ticket.service)))
      .sort((a, b) => a.due - b.due || (a.ticket < b.ticket ? -1 : 1));
  }

  /** As talond says it: bound to the window or its operator, or to nobody and of one of its services. */
  takes(window, ticket) {
    if (ticket.onlyWindow !== null || ticket.onlyStaff !== null) {
      return (ticket.onlyWindow ?? window.window) === window.window && (ticket.onlyStaff ?? window.operator) === window.operator;
    }
    return window.services.includes(ticket.service);
  }

  nextFor(window) { return this.waiting().find((ticket) => this.takes(window, ticket)); }

  heldBy(window) {
    return this.tickets.find((ticket) => ticket.window === window && ['called', 'serving'].includes(ticket.state));
  }

  reason(ticket) {
    const minutes = Math.round((ticket.due - this.now()) / MINUTE);
    if (minutes < 0) return { ru: `Норматив истёк ${-minutes} мин назад`, en: `The norm ended ${-minutes} min ago` };
    return { ru: `Норматив истекает через ${minutes} мин`, en: `The norm ends in ${minutes} min` };
  }

  json(ticket, withReason = false) {
    return {
      ticket: ticket.ticket, number: ticket.number, state: ticket.state, service: ticket.service,
      service_title: ticket.title, class: ticket.class, language: ticket.language, arrived_at: iso(ticket.arrived),
      due_at: iso(ticket.due), window: ticket.window, called_at: iso(ticket.called), serving_since: iso(ticket.serving),
      ...(ticket.unprinted ? { unprinted: true } : {}), calls: ticket.calls, parked_until: iso(ticket.parkedUntil), only_window: ticket.onlyWindow, only_staff: ticket.onlyStaff,
      reason: withReason && ticket.state === 'waiting' ? this.reason(ticket) : null,
    };
  }

  document(login) {
    const json = (ticket, withReason = false) => (ticket ? this.json(ticket, withReason) : null);
    const mine = this.windowOf(login);
    const held = mine ? this.heldBy(mine.window) : undefined;
    const waiting = this.waiting();
    return {
      version: this.version, now: iso(this.now()), site: this.site, utc_offset_min: 180,
      windows: this.windows.map((window) => ({
        ...window,
        operator_title: USERS.find((user) => user.login === window.operator)?.title ?? null,
        ticket: json(this.heldBy(window.window)),
      })),
      waiting: waiting.map((ticket) => json(ticket)), waiting_total: waiting.length,
      parked: this.tickets.filter((ticket) => ticket.state === 'parked').map((ticket) => json(ticket)),
      no_show: this.tickets.filter((ticket) => ticket.state === 'no_show').map((ticket) => json(ticket)),
      services: SERVICES.map((service, index) => {
        const count = this.waiting([service.service]).length;
        return { ...service, waiting: count, wait_minutes: count > 0 ? rangeOf(count).to_min : null, range: count > 0 ? rangeOf(count) : null, open: index !== 9 };
      }),
      mine: {
        window: mine?.window ?? null, ticket: json(held), next: json(mine ? this.nextFor(mine) : undefined, true),
        recalls_left: held ? Math.max(0, this.recallLimit - (held.calls - 1)) : this.recallLimit,
      },
      today: this.today,
    };
  }

  act(login, verb, id, body) {
    if (['take', 'release', 'release-for', 'call-next'].includes(verb)) return this.atWindow(login, verb, id, body);
    const ticket = this.tickets.find((item) => item.ticket === id);
    if (!ticket) return { refused: [404, 'unknown_ticket'] };
    const window = this.windowOf(login);
    const name = verb.replace('-', '_');
    const refused = this.obstacle(name, ticket, window, body);
    if (refused) return { refused };
    const away = { window: null, called: null, serving: null };
    Object.assign(ticket, {
      call: { state: 'called', window: window?.window ?? null, called: this.now(), serving: null, calls: 1, parkedUntil: null },
      recall: { calls: ticket.calls + 1 },
      start: { state: 'serving', serving: this.now() },
      finish: { state: 'served' },
      no_show: { state: 'no_show' },
      return: { state: 'waiting', ...away },
      return_for: { state: 'waiting', ...away },
      transfer: {
        state: 'waiting', ...away, service: body?.service ?? ticket.service, onlyWindow: body?.window ?? null, onlyStaff: body?.staff ?? null,
        title: SERVICES.find((service) => service.service === body?.service)?.title ?? ticket.title,
      },
      park: { state: 'parked', ...away, parkedUntil: body?.minutes ? this.now() + body.minutes * MINUTE : null },
      unpark: { state: 'waiting', parkedUntil: null },
      leave: { state: 'left' },
      correct: { state: 'waiting', ...away },
    }[name]);
    if (name === 'finish') this.today.served += 1;
    if (name === 'no_show') this.today.no_show += 1;
    return { body: { ticket: this.json(ticket) } };
  }

  /** Why not, in the order in which talond asks. */
  obstacle(name, ticket, window, body) {
    if (name === 'call') {
      if (!window) return [403, 'window_not_yours'];
      if (this.heldBy(window.window)) return [409, 'ticket_in_hand'];
    }
    if (!FROM_STATES[name].includes(ticket.state)) return [409, 'wrong_state'];
    if (name === 'call') {
      if (!this.takes(window, ticket)) return [409, 'not_your_service'];
      return !body.reason && this.nextFor(window) !== ticket ? [409, 'reason_missing'] : null;
    }
    const inHand = ['called', 'serving'].includes(ticket.state);
    if (inHand && name !== 'return_for' && window?.window !== ticket.window) return [403, 'window_not_yours'];
    return name === 'recall' && ticket.calls > this.recallLimit ? [409, 'recall_limit'] : null;
  }

  atWindow(login, verb, id, body) {
    const window = this.windows.find((item) => item.window === id);
    if (!window) return { refused: [404, 'unknown_window'] };
    if (verb === 'take') {
      if (window.operator !== null && window.operator !== login && !this.gone.has(window.operator)) return { refused: [409, 'window_taken'] };
      if (this.windowOf(login) && this.windowOf(login) !== window) return { refused: [409, 'operator_elsewhere'] };
      window.operator = login;
      return { body: this.document(login).mine };
    }
    if (verb === 'release-for') {
      if (!body.reason) return { refused: [409, 'reason_missing'] };
      const held = this.heldBy(id);
      if (held) Object.assign(held, { state: 'waiting', window: null, called: null, serving: null });
      window.operator = null;
      return { body: this.document(login).mine };
    }
    if (window.operator !== login) return { refused: [403, 'window_not_yours'] };
    if (this.heldBy(id)) return { refused: [409, 'ticket_in_hand'] };
    if (verb === 'release') {
      window.operator = null;
      return { body: this.document(login).mine };
    }
    const next = this.nextFor(window);
    if (!next) return { refused: [404, 'nobody_waiting'] };
    Object.assign(next, { state: 'called', window: id, called: this.now(), calls: 1 });
    return { body: { ticket: this.json(next) } };
  }
}

/** A busy hall: `waiting` people, some late, some preferential, some English; windows 2–9 and 11 at work. */
export function demoHall({ waiting = 60, now } = {}) {
  const hall = new FakeHall(now);
  [2, 3, 4, 6, 7, 9, 11].forEach((window, i) => {
    hall.windows[window - 1].operator = `operator${window}`;
    if (i === 2) return;
    hall.add({
      service: window > 9 ? 6 : i, number: 20 + i, state: i % 3 === 0 ? 'called' : 'serving', window: String(window),
      minutesAgo: 25 + i, calledAgo: 60 + 70 * i, ...(i % 3 === 0 ? {} : { servingAgo: 20 + 60 * i }), calls: 1,
    });
  });
  for (let i = 0; i < waiting; i += 1) {
    hall.add({
      service: (i * 5) % 12, number: 30 + i, minutesAgo: 21 - Math.floor((i * 21) / Math.max(1, waiting)),
      preferential: i % 11 === 7, language: i % 9 === 4 ? 'en' : 'ru',
    });
  }
  return hall;
}

export const PLACES = [
  ['ticket-1', 'ticket', 'Вход, слева', 'Entrance, left'], ['ticket-2', 'ticket', 'Вход, справа', 'Entrance, right'],
  ['hall-1', 'hall', 'Зал 1, над окнами 1–7', 'Hall 1, over windows 1–7'], ['hall-2', 'hall', 'Зал 2, над окнами 8–14', 'Hall 2, over windows 8–14'],
].map(([place, role, ru, en]) => ({ place, role, title: { ru, en } }));

export function demoDevices() {
  const device = (id, role, place, more) => ({
    device: id, role, place, online: true, last_seen: iso(NOON - 20_000), printer: role === 'ticket' ? 'ready' : null,
    ...(role === 'hall' && { sound: 'ok', unspoken: 0, speaks: id === 'H4W8PLQ1' }),
    since: iso(NOON - 3 * 3_600_000), clock_offset_ms: 120, pending: 0, acked_seq: 240, archived_seq: 200, software: 'talon-kiosk 0.1.0',
    documents: ['menu', 'board', role === 'ticket' ? 'reserve' : 'calls'].map((kind) => ({ kind, held: 7, newest: 7 })),
    set_aside: null, events_set_aside: 0, ...more,
  });
  return [
    device('7ZK3M9QX', 'ticket', 'ticket-1', {}),
    device('2D5VATR8', 'ticket', 'ticket-2', { printer: 'paper_out', clock_offset_ms: 40_000 }),
    device('H4W8PLQ1', 'hall', 'hall-1', {}),
    device('N6C2XK0E', 'hall', 'hall-2', { online: false, last_seen: iso(NOON - 50 * 60_000), since: iso(NOON - 50 * 60_000) }),
    device('B1J9SD3F', 'hall', 'hall-2', { online: false, last_seen: null, clock_offset_ms: null, since: null, replaced: true }),
  ];
}

export function alarm(code, severity, minutesAgo, device, parameters = {}) {
  return {
    id: device ? `${code}:${device.device}` : code, severity, code, since: iso(NOON - minutesAgo * MINUTE),
    device: device ? { device: device.device, role: device.role, place: device.place } : null, parameters,
  };
}

/** The alarms that talond would raise for demoDevices(). */
export function demoAlarms() {
  const [, right, , hall2] = demoDevices();
  return [
    alarm('device_offline', 'serious', 50, hall2), alarm('printer_paper_out', 'serious', 4, right),
    alarm('clock_off', 'warning', 1500, right, { seconds: 40 }),
  ];
}

/** A Monday on which everything has happened at once: every alarm, and the devices that they tell of. */
export function badMonday() {
  const devices = demoDevices();
  const [left, right, hall1, hall2] = devices;
  Object.assign(left, { pending: 14, set_aside: null, printer: 'failed', clock_offset_ms: -3 * 3_600_000, events_set_aside: 2 });
  for (const behind of left.documents.slice(1)) behind.held = 6;
  Object.assign(right, { online: false, since: iso(NOON - 66 * 3_600_000), pending: 3 });
  Object.assign(hall1, { set_aside: 'device_cloned', sound: 'muted', unspoken: 3 });
  Object.assign(hall2, { online: false, since: null });
  const { ru, en } = { ru: 'Вход со стороны улицы Большой Промышленной, вестибюль, справа от гардероба', en: 'Entrance from Bolshaya Promyshlennaya street, lobby, right of the cloakroom' };
  const places = PLACES.map((place) => (place.place === 'ticket-1' ? { ...place, title: { ru, en } } : place));
  const alarms = [
    alarm('device_offline', 'serious', 66 * 60, right), alarm('backup_old', 'serious', 190, null, { minutes: 190 }),
    alarm('device_offline', 'serious', 180, hall2), alarm('drill_failed', 'serious', 600, null, { error: 'the chain ends at 411, not at 412' }),
    alarm('device_cloned', 'serious', 30, hall1), alarm('sound_muted', 'serious', 6, hall1), alarm('printer_failed', 'serious', 9, left),
    alarm('disk_nearly_full', 'serious', 3, null, { free_mib: 212 }), alarm('calendar_unconfirmed', 'serious', 200, null, { seconds: -187_200 }),
    alarm('tickets_in_doubt', 'serious', 12, left, { tickets: 3 }), alarm('clock_off', 'warning', 190, left, { seconds: -10_800 }),
    alarm('backup_failed', 'warning', 190, null, { error: 'cannot write /mnt/backups/talon: No such file or directory' }),
    alarm('events_waiting', 'warning', 12, left, { events: 14 }), alarm('documents_old', 'warning', 11, left, { kinds: 'board,reserve' }),
    alarm('events_set_aside', 'warning', 8, left, { events: 2 }),
  ];
  return { devices, places, alarms };
}

export function demoStatus(values = {}) {
  return {
    number: 'А023', letter_latin: 'A023', state: 'waiting', ahead: 3, wait_minutes: 20, expected: demoExpected(5, 20), window: null,
    service: SERVICES[0].title, language: 'ru', updated_at: iso(NOON), site: { ru: 'ИФНС России № 99 по г. Энску', en: 'Tax Inspectorate No. 99, Ensk' },
    languages: ['ru', 'en'], ...values,
  };
}
