// SPDX-License-Identifier: GPL-3.0-or-later
// Each screen of the console, Russian and English: accessible, within the content policy, and as its golden picture.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SCENES, SIZES } from './console_scenes.mjs';
import { compareWithGolden } from './golden.mjs';
import { complaints, launch } from './support.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function look(scene, name) {
  try {
    await compareWithGolden(scene.page, name);
    assert.deepEqual(await complaints(scene.page), []);
    assert.deepEqual(scene.page.faults, []);
  } finally {
    await scene.page.context().close();
    if (scene.fake.server.listening) await scene.fake.stop();
  }
}

for (const lang of ['ru', 'en']) {
  describe(`console in ${lang}`, () => {
    for (const [name, make] of Object.entries(SCENES)) {
      test(name, async () => look(await make(browser, { lang }), `console-${name}-${lang}`));
    }
  });
}

/** The part of an element that can be seen without scrolling, as a share of it. */
const seen = (page, selector) => page.$$eval(selector, (elements) => elements.map((element) => {
  const box = element.getBoundingClientRect();
  const height = Math.min(box.bottom, window.innerHeight) - Math.max(box.top, 0);
  const width = Math.min(box.right, window.innerWidth) - Math.max(box.left, 0);
  return (Math.max(0, height) * Math.max(0, width)) / (box.height * box.width);
}));

for (const [width, height] of SIZES) {
  test(`the desk at ${width}×${height}: nothing important needs scrolling`, async () => {
    const scene = await SCENES['desk-called'](browser, { width, height });
    assert.deepEqual((await seen(scene.page, '.actions button')).map((share) => share > 0.999), [true, true, true, true, true]);
    assert.ok(await scene.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await look(scene, `console-desk-called-${width}x${height}-ru`);
  });
}

for (const [width, height] of [[1024, 1900], [480, 4200]]) {
  test(`the worst day of all devices at ${width}`, async () => {
    const scene = await SCENES['devices-bad-monday'](browser, { width, height });
    assert.ok(await scene.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await look(scene, `console-devices-bad-monday-${width}-ru`);
  });
}

test('at twice the text size (half the width) everything is reached without scrolling sideways', async () => {
  for (const name of ['login', 'windows', 'desk-called', 'hall', 'devices', 'devices-bad-monday']) {
    const scene = await SCENES[name](browser, { width: 683, height: 384 });
    const [scroll, inner] = await scene.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(scroll <= inner, `${name}: ${scroll} > ${inner}`);
    await scene.page.context().close();
    await scene.fake.stop();
  }
});
