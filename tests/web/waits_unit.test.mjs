// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a wait on a phone, and the figures of what was foretold.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { demoStatus } from '../support/fake_hall.mjs';
import { demoExpected } from '../support/fake_waits.mjs';
import { WEB } from './support.mjs';

let vite;
const load = (path) => vite.ssrLoadModule(`/src/${path}`);
before(async () => {
  const { createServer } = await import(pathToFileURL(join(WEB, 'node_modules/vite/dist/node/index.js')));
  vite = await createServer({
    root: WEB, configFile: false, appType: 'custom', logLevel: 'error', cacheDir: join(WEB, 'node_modules/.vite-waits'),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true, include: [] },
  });
});
after(() => vite.close());

describe('waits', () => {
  test('the wait on a phone is a range by the clock, and says when it is late or not known', async () => {
    const { view } = await load('phone/view.ts');
    const { parseStatus } = await load('lib/status_document.ts');
    const { setZone } = await load('lib/time.ts');
    setZone(180);
    const first = (expected, values = {}, lang = 'ru') => {
      const status = parseStatus(demoStatus({ expected, ...values }));
      return view({ answer: { kind: 'status', status }, at: status.updatedAt, staleSince: null }, lang).lines[0].replaceAll('\u00a0', ' ');
    };
    assert.equal(first(demoExpected(5, 20)), 'Вас вызовут примерно с 12:20 до 12:35');
    assert.equal(first(demoExpected(5, 20), {}, 'en'), 'You will be called at about 12:20 to 12:35');
    assert.equal(first(demoExpected(0, 10)), 'Вас вызовут до 12:25');
    assert.equal(first(demoExpected(0, 5), { ahead: 0 }), 'Вас вызовут с минуты на минуту');
    assert.equal(first(demoExpected(70, 110)), 'Больше часа: вас вызовут не раньше 13:25');
    assert.equal(first(demoExpected(130, 200, { open_end: true })), 'Ожидание больше двух часов');
    assert.equal(first(demoExpected(0, 8, { late: true })), 'Задерживаемся, извините. Осталось примерно 10 минут.');
    assert.equal(first(demoExpected(0, 0, { late: true })), 'Задерживаемся, извините. Осталось примерно 5 минут.'); // never 0
    assert.equal(first(demoExpected(30, 60, { too_late: true })), 'Могут не успеть принять до закрытия. Можно записаться на другой день.');
    assert.equal(first(null), 'Время ожидания пока неизвестно');
    assert.throws(() => parseStatus(demoStatus({ expected: { from: 'soon' } })), { name: 'BadShape', path: 'expected.from' });
    const { expected, ...before } = demoStatus();
    assert.equal(expected.late, false);
    assert.equal(parseStatus(before).expected, null); // a server of before
  });

  test('shares are whole hundredths that add up, and nothing is divided by nothing', async () => {
    const { hundredths, parseForecast } = await load('lib/forecast_document.ts');
    assert.deepEqual(hundredths([0.855, 0.095, 0.05]), [86, 9, 5]);
    assert.deepEqual(hundredths([1 / 3, 1 / 3, 1 / 3]), [34, 33, 33]);
    assert.deepEqual(hundredths([0, 0, 0]), [0, 0, 0]);
    const marks = (values) => ({
      n: 0, inside: 0, later: 0, earlier: 0, error_s: 0, bias_s: 0, width_s: 0, compared: 0, compared_error_s: 0, last_wait_error_s: 0, formula_error_s: 0, ...values,
    });
    const read = parseForecast({
      days: [{ day: '2026-11-23', marks: marks({ n: 4, inside: 3, later: 1, error_s: 1200, compared: 2, compared_error_s: 600, last_wait_error_s: 1800 }) },
        { day: '2026-11-20', marks: marks({}) }],
      services: [],
    });
    assert.equal(read.days[0].marks.error, 5);
    assert.equal(read.days[0].marks.inside, 0.75);
    assert.deepEqual(read.days[0].marks.compared, { own: 5, lastWait: 15, formula: 0 });
    assert.deepEqual([read.days[1].marks.error, read.days[1].marks.compared], [0, null]);
    assert.throws(() => parseForecast({ days: [{ day: '2026-11-23', marks: marks({ n: -1 }) }], services: [] }), { name: 'BadShape', path: 'days[0].marks.n' });
  });
});
