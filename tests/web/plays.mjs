// SPDX-License-Identifier: GPL-3.0-or-later
// What the plays of the console have in common: one browser for a file, a scene on the fake server for each test.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Runs `body` with a scene and closes it, whatever happens; the page must have stayed faultless. */
export function play(name, make, body) {
  test(name, async () => {
    const scene = await make(browser);
    try {
      await body(scene);
      assert.deepEqual(scene.page.faults, []);
    } finally {
      await scene.page.context().close();
      if (scene.fake.server.listening) await scene.fake.stop();
    }
  });
}

export const text = (page, wanted) => page.waitForFunction((value) => document.body.innerText.includes(value), wanted);
export const sent = (fake, end) => fake.requests.filter((call) => call.method === 'POST' && call.path.endsWith(end)).length;
export const idle = (page) => page.waitForSelector('.actions[aria-busy=false]');

/** Presses a key as soon as the console listens to it. */
export async function press(page, key) {
  await idle(page);
  await page.keyboard.press(key);
}
export const state = (page, name) => page.waitForFunction((wanted) =>
  document.querySelector('[data-testid=held] .state')?.innerText.includes(wanted), name);

export const rows = (page, number) => page.waitForFunction((wanted) => document.querySelectorAll('tbody tr').length === wanted, number);
