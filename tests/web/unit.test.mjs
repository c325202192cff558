// SPDX-License-Identifier: GPL-3.0-or-later
// The web's pure parts, read from their TypeScript sources, and rules that hold for its catalogues, theme and build.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { badMonday, demoDevices, demoHall, demoStatus } from '../support/fake_hall.mjs';
import { ROOT, WEB } from './support.mjs';

let vite;
const load = (path) => vite.ssrLoadModule(`/src/${path}`);
before(async () => {
  const { createServer } = await import(pathToFileURL(join(WEB, 'node_modules/vite/dist/node/index.js')));
  vite = await createServer({
    root: WEB, configFile: false, appType: 'custom', logLevel: 'error', cacheDir: join(WEB, 'node_modules/.vite-unit'),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true, include: [] },
  });
});
after(() => vite.close());

const json = (path) => JSON.parse(readFileSync(join(WEB, 'src', path), 'utf8'));
const sources = (folder) => readdirSync(join(WEB, 'src', folder), { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return sources(path);
  return /\.(ts|svelte)$/.test(entry.name) ? [readFileSync(join(WEB, 'src', path), 'utf8')] : [];
});

describe('catalogues', () => {
  const names = (text) => [...new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
  const FORMS = { ru: ['few', 'many', 'one', 'other'], en: ['one', 'other'] };

  for (const room of ['console', 'phone', 'survey']) {
    const ru = json(`${room}/ru.json`);
    const en = json(`${room}/en.json`);

    test(`${room}: both languages have the same keys in the same order`, () => {
      assert.deepEqual(Object.keys(en), Object.keys(ru));
    });

    test(`${room}: the same parameters, and all plural forms`, () => {
      for (const key of Object.keys(ru)) {
        assert.deepEqual(names(en[key]), names(ru[key]), key);
        assert.equal(typeof en[key], typeof ru[key], key);
        for (const [lang, text] of [['ru', ru[key]], ['en', en[key]]]) {
          if (typeof text === 'object') assert.deepEqual(Object.keys(text).sort(), FORMS[lang], `${lang} ${key}`);
          for (const form of typeof text === 'object' ? Object.values(text) : [text]) assert.notEqual(form.trim(), '', key);
        }
        assert.doesNotMatch(JSON.stringify(en[key]), /[А-Яа-яЁё]/, key);
      }
    });

    test(`${room}: every sentence is used`, () => {
      const all = sources(room).join('\n');
      const built = room === 'console' ? /^(error|role|settings\.(field|hint|short)|language|printer|device|document|alarm|action\.done|login\.(left|expired)|queue\.(mine|all|parked|no_show|empty|promise)|import\.column|doubt|fault|waiting\.why|kind|state|block|requisites|finding|stand\.(older|other_site|bad_signature|too_large|no_room|damaged)|coverage|slices\.(morning|midday|evening|kiosk|phone|unproven|better|worse)|survey\.(state|tab)|form\.(kind|mark|device)\.|offer\.(survey_kiosks|posters|receipts|ticket_page)|answers\.(of|standing)\.|answers\.(promoters|passives|detractors)|signs\.|reports\.(by|group|end|today|yesterday|week|month|any)|audit\.(yes|no)|(names|act)\.reason|messages\.kind|sound\.(ok|muted|lost|failed))/ : room === 'survey' ? /^mark\.[1-5]$/ : /^$/;
      const unused = Object.keys(ru).filter((key) => !built.test(key) && !all.includes(`'${key}'`));
      assert.deepEqual(unused, []);
    });
  }

  test('every error of the API that a person can meet has its sentence', () => {
    const ru = json('console/ru.json');
    const codes = ['bad_credentials', 'too_many_tries', 'window_taken', 'operator_elsewhere', 'ticket_in_hand', 'nobody_waiting',
      'window_not_yours', 'wrong_state', 'unknown_ticket', 'recall_limit', 'not_allowed', 'not_logged_in', 'bad_csrf',
      'bad_json', 'too_large', 'not_your_service', 'reason_missing', 'restarted', 'unknown_device', 'not_found', 'too_many_connections', 'stopping', 'unreachable', 'timeout', 'bad_document'];
    assert.deepEqual(codes.filter((code) => !ru[`error.${code}`]), []);
  });
});

describe('texts', () => {
  test('Russian plurals', async () => {
    const { fill } = await load('lib/plural.ts');
    const people = { one: '{n} человек', few: '{n} человека', many: '{n} людей', other: '{n} прочих' };
    assert.deepEqual([0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112].map((n) => fill('ru', people, { n })), ['0 людей', '1 человек', '2 человека', '4 человека', '5 людей', '11 людей', '12 людей', '14 людей',
      '21 человек', '22 человека', '25 людей', '101 человек', '111 людей', '112 людей']);
  });

  test('a phone without Intl.PluralRules says the same', async () => {
    const { fill } = await load('lib/plural.ts');
    const forms = { one: 'one', few: 'few', many: 'many', other: 'other' };
    const all = (lang) => Array.from({ length: 1000 }, (_, n) => fill(lang, forms, { n }));
    const known = [all('ru'), all('en')];
    const rules = Intl.PluralRules;
    try {
      Intl.PluralRules = undefined;
      assert.deepEqual([all('ru'), all('en')], known);
    } finally {
      Intl.PluralRules = rules;
    }
  });

  test('a missing parameter stays visible', async () => {
    const { fill } = await load('lib/plural.ts');
    assert.equal(fill('ru', 'Окно {window}, {x}', { window: '5' }), 'Окно 5, {x}');
  });
});

describe('documents', () => {
  test('the hall is read whole', async () => {
    const { parseHall } = await load('lib/hall_document.ts');
    const hall = demoHall();
    hall.windows[4].operator = 'operator5';
    const read = parseHall(JSON.parse(JSON.stringify(hall.document('operator5'))));
    assert.equal(read.waiting.length, 60);
    assert.equal(read.mine.next.number, hall.waiting(hall.windows[4].services)[0].number);
    assert.equal(read.now, hall.now());
  });

  test('the documents that the protocol shows are read, and the fake speaks them alike', async () => {
    const { parseHall } = await load('lib/hall_document.ts');
    const { parseStatus } = await load('lib/status_document.ts');
    const vector = (name) => JSON.parse(readFileSync(new URL(`../data/wire/${name}.json`, import.meta.url), 'utf8'));
    const hall = vector('api_hall');
    assert.equal(parseHall(hall).version, hall.version);
    assert.equal(parseStatus(vector('api_status')).number, vector('api_status').number);
    assert.deepEqual(Object.keys(demoHall().document('operator5')).sort(), Object.keys(hall).sort());
  });

  test('each field torn out or twisted is named, never passed on', async () => {
    const { parseHall } = await load('lib/hall_document.ts');
    const whole = () => JSON.parse(JSON.stringify(demoHall({ waiting: 2 }).document('operator5')));
    const cases = [['version', (d) => { d.version = '1'; }], ['now', (d) => { d.now = 'soon'; }], ['site.en', (d) => { delete d.site.en; }],
      ['windows', (d) => { d.windows = {}; }], ['windows[3].window', (d) => { d.windows[3].window = 4; }],
      ['waiting[1].due_at', (d) => { d.waiting[1].due_at = null; }], ['waiting[0].state', (d) => { d.waiting[0].state = 'asleep'; }],
      ['waiting[0].class', (d) => { d.waiting[0].class = 'royal'; }], ['services[2].open', (d) => { d.services[2].open = 1; }],
      ['mine', (d) => { d.mine = null; }], ['today.served', (d) => { d.today.served = -1; }]];
    for (const [path, twist] of cases) {
      const document = whole();
      twist(document);
      assert.throws(() => parseHall(document), { name: 'BadShape', path });
    }
  });

  test('frames of other types are left alone', async () => {
    const { afterFrame } = await load('lib/hall_document.ts');
    assert.equal(afterFrame({ v: 2, type: 'hall', body: 1 }, null), null);
    assert.equal(afterFrame({ v: 1, type: 'news', body: 1 }, null), null);
    assert.throws(() => afterFrame([], null), { name: 'BadShape' });
  });

  test('changes make the new hall of the old one, and nothing else of another', async () => {
    const { afterFrame, parseHall } = await load('lib/hall_document.ts');
    const fake = demoHall({ waiting: 6 });
    fake.windows[4].operator = 'operator5';
    const document = () => JSON.parse(JSON.stringify(fake.document('operator5')));
    const before = document();
    const known = afterFrame({ v: 1, type: 'hall', body: before }, null);
    const [first, second, third] = fake.waiting();
    Object.assign(first, { state: 'called', window: '5', called: fake.now(), calls: 1 });
    Object.assign(third, { state: 'parked', parkedUntil: fake.now() + 60_000 });
    const come = fake.add({ number: 501, minutesAgo: 30 }); // overdue: to the front
    fake.version += 3;
    const after = document();
    const frame = {
      v: 1, type: 'changes', body: {
        base: before.version, version: after.version, now: after.now, today: after.today,
        windows: [after.windows[4]], services: after.services.filter((service, index) => service.waiting !== before.services[index].waiting),
        waiting: {
          gone: [first.ticket, third.ticket],
          put: [{ after: null, ticket: fake.json(come) }, { after: come.ticket, ticket: fake.json(second) }],
        },
        parked: { gone: [], put: [{ after: null, ticket: fake.json(third) }] }, no_show: { gone: [], put: [] },
      },
    };
    const changed = afterFrame(frame, known);
    assert.deepEqual({ ...changed, mine: null, waitingTotal: 0 }, { ...parseHall(after), mine: null, waitingTotal: 0 });
    assert.equal(changed.waitingTotal, after.waiting_total);
    assert.deepEqual(changed.mine, known.mine);
    const mine = afterFrame({ v: 1, type: 'mine', body: after.mine }, changed);
    assert.equal(mine.mine.ticket.number, first.number);
    assert.throws(() => afterFrame(frame, changed), { name: 'BadShape', path: 'base' });
    assert.throws(() => afterFrame(frame, null), { name: 'BadShape', path: 'base' });
  });

  test('alarms are read, each has its sentences, and one torn is named', async () => {
    const { parseAlarms } = await load('lib/hall_document.ts');
    const { alarms } = badMonday();
    assert.equal(parseAlarms({ alarms }).length, alarms.length);
    assert.throws(() => parseAlarms({ alarms: [{ ...alarms[0], severity: 'mild' }] }), { name: 'BadShape', path: 'alarms[0].severity' });
    assert.throws(() => parseAlarms({ alarms: [{ ...alarms[0], parameters: { seconds: null } }] }), { name: 'BadShape' });
    // The codes as the backend lists them.
    const header = readFileSync(join(ROOT, 'services/wire/api/alarms.cpp'), 'utf8');
    const codes = [...header.matchAll(/AlarmCode::\w+, "(\w+)"/g)].map((match) => match[1]);
    assert.equal(codes.length, 41);
    for (const lang of ['ru', 'en']) {
      const [texts, own] = [json(`console/${lang}.json`), { clock_off: 'clock_fast', calendar_jumped: 'calendar_ahead' }];
      assert.deepEqual(codes.filter((code) => !texts[`alarm.${code}.do`] || !texts[`alarm.${own[code] ?? code}`]), []);
    }
  });

  test('devices and the status of a ticket', async () => {
    const { parseDevices } = await load('lib/hall_document.ts');
    const { parseStatus } = await load('lib/status_document.ts');
    assert.equal(parseDevices({ devices: demoDevices(), places: [] }).devices.length, 5);
    assert.equal(parseStatus(demoStatus({ wait_minutes: null })).waitMinutes, null);
    assert.throws(() => parseStatus(demoStatus({ state: 'lost' })), { name: 'BadShape', path: 'state' });
  });
});

describe('time', () => {
  test('durations and the norm', async () => {
    const { due, promised, duration } = await load('lib/time.ts');
    assert.deepEqual([-5, 0, 59_999, 60_000, 3_600_000, 3_725_000].map(duration), ['0:00', '0:00', '0:59', '1:00', '1:00:00', '1:02:05']);
    assert.deepEqual(due(1000, 1000), { kind: 'overdue', minutes: 0 });
    assert.deepEqual([due(180_000, 0), due(180_001, 0)], [{ kind: 'soon', minutes: 3 }, { kind: 'later', minutes: 4 }]);
    assert.deepEqual(['kept', 'soon', 'alarm', 'broken'].map((each) => promised(each, 0, 1_260_000).kind), ['later', 'soon', 'overdue', 'overdue']);
  });

  test('pauses grow, have a limit, and spread', async () => {
    const { retryPause } = await load('lib/live.ts');
    const pauses = Array.from({ length: 40 }, (_, n) => retryPause(n, 0.5));
    assert.deepEqual(pauses.slice(0, 7), [500, 1000, 2000, 4000, 8000, 15000, 15000]);
    assert.ok(pauses.every((pause) => pause <= 15_000));
    assert.deepEqual([retryPause(9, 0), retryPause(9, 1)], [12000, 18000]);
  });

  test('the phone asks often while it matters, seldom otherwise, and stops', async () => {
    const { pause } = await load('phone/poller.ts');
    assert.equal(pause('waiting', 0, false), 4000);
    assert.ok(pause('waiting', 0, true) > pause('waiting', 0, false));
    assert.equal(pause('served', 0, false), null);
    assert.equal(pause('left', 3, false), null);
    assert.deepEqual([1, 2, 3, 9, 99].map((misses) => pause('called', misses, false)), [4000, 8000, 16000, 60000, 60000]);
  });
});

describe('theme', () => {
  const css = readFileSync(join(WEB, 'src/theme.css'), 'utf8');
  const tokens = Object.fromEntries([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
  const light = (hex) => {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(tokens[one]), light(tokens[other])].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const PAIRS = {
    'ink': ['page', 'surface', 'surface-sunk', 'accent-soft', 'idle'], 'ink-soft': ['page', 'surface', 'surface-sunk', 'accent-soft'],
    'on-navy': ['navy', 'navy-soft'], 'on-navy-soft': ['navy', 'navy-soft'], 'navy': ['surface', 'page', 'on-navy'],
    'on-action': ['action', 'action-hover', 'action-press'], 'action-hover': ['surface', 'action-tint'],
    'on-action-tint': ['action-tint', 'surface', 'accent-soft'], 'on-idle': ['idle', 'surface-sunk'],
    'on-accent': ['accent'], 'on-accent-soft': ['accent-soft', 'surface'], 'bad': ['bad-tint', 'surface', 'accent-soft'],
    'good': ['good-tint', 'surface'],
  };
  for (const [text, grounds] of Object.entries(PAIRS)) {
    test(`--${text} on ${grounds.join(', ')} is 7:1 or more`, () => {
      for (const ground of grounds) assert.ok(contrast(text, ground) >= 7, `${text} on ${ground}: ${contrast(text, ground).toFixed(2)}`);
    });
  }

  test('edges and the focus ring are 3:1 or more', () => {
    for (const [edge, ground] of [['line-strong', 'surface'], ['focus', 'navy'], ['line-strong', 'page'], ['action', 'surface'], ['focus-edge', 'surface'], ['focus', 'focus-edge']]) {
      assert.ok(contrast(edge, ground) >= 3, `${edge} on ${ground}`);
    }
  });

  test('no literal colour or type size outside theme.css, and the check can fail', async () => {
    const { breaches, check } = await import(pathToFileURL(join(WEB, 'scripts/check-theme.mjs')));
    assert.deepEqual(check(), []);
    const bad = ['a { color: #fff; }', 'a { background: white; }', 'a { fill: rgb(0 0 0); }', 'a { font-size: 14px; }', 'a { color: var(--pink); }'];
    for (const line of bad) assert.equal(breaches('x.css', line, new Set(['--ink'])).length, 1, line);
    assert.deepEqual(breaches('x.css', '/* #fff */ a { color: var(--ink); }', new Set(['--ink'])), []);
  });
});

test('the fake and the console know the steps and the permissions that talond knows', { skip: process.env.TALOND ? false : 'TALOND is not set' }, async () => {
  const { execFileSync } = await import('node:child_process');
  const { FROM_STATES, PERMISSIONS, STEP_PERMISSION } = await import('../support/verbs.mjs');
  const { FROM_STATES: console } = await load('console/hall/verbs.ts');
  const { paths } = JSON.parse(execFileSync(process.env.TALOND, ['openapi'], { encoding: 'utf8' }));
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const steps = operations.filter((operation) => operation['x-verb']);
  const table = Object.fromEntries(steps.map((step) => [step['x-verb'], [...step['x-from-states']].sort()]));
  const sorted = (states) => Object.fromEntries(Object.entries(states).map(([verb, from]) => [verb, [...from].sort()]));
  assert.deepEqual(sorted(FROM_STATES), table);
  assert.deepEqual(sorted(console), table);
  assert.deepEqual(STEP_PERMISSION, Object.fromEntries(steps.map((step) => [step['x-verb'], step['x-permission']])));
  for (const operation of operations.filter((each) => each['x-permission'])) {
    const who = Object.keys(PERMISSIONS).filter((role) => PERMISSIONS[role].includes(operation['x-permission']));
    assert.ok(operation.description.endsWith(`(${who.join(', ')}).`), operation.description);
  }
});

test('the phone page is small, the console comes in parts, and both pages are free of inline code', () => {
  const dist = join(WEB, 'dist');
  const pages = ['index.html', 'status.html', 'survey.html'].map((name) => readFileSync(join(dist, name), 'utf8'));
  for (const page of pages) {
    assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:\/\//);
  }
  const scripts = [...pages[1].matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1]);
  const bytes = scripts.reduce((sum, name) => sum + readFileSync(join(dist, name)).length, 0);
  assert.ok(scripts.length > 0 && bytes < 20_000, `${bytes} bytes of script`);
  const parts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
  for (const page of ['DeskPage', 'HallPage', 'Devices', 'SettingsPage', 'PeoplePage', 'Bookings', 'Content', 'Surveys']) {
    assert.ok(parts.some((name) => name.startsWith(`${page}-`)), page);
    assert.ok(!pages[0].includes(`/assets/${page}-`), `${page} is loaded when it is opened`);
  }
});
