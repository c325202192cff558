// SPDX-License-Identifier: GPL-3.0-or-later
// Golden pictures: tests/data/golden/web/NAME.png. UPDATE_GOLDEN=1 renews them; a failed one leaves the actual picture
// and the difference in tests/web/test-results/ (or in WEB_RESULTS).
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HERE, ROOT, need, shotsFolder } from './support.mjs';

const { PNG } = need('pngjs');
const { default: pixelmatch } = await import(need.resolve('pixelmatch'));
const GOLDEN = join(ROOT, 'tests/data/golden/web');
const RESULTS = process.env.WEB_RESULTS ?? join(HERE, 'test-results');
/** Colour distance of one pixel (0–1), and the share of pixels that may exceed it: text edges differ between machines. */
const THRESHOLD = 0.2;
const SHARE = 0.002;

export async function picture(page) {
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ animations: 'disabled' });
}

export async function compareWithGolden(page, name) {
  const actual = await picture(page);
  const shots = shotsFolder();
  if (shots) writeFileSync(join(shots, `${name}.png`), actual);
  const path = join(GOLDEN, `${name}.png`);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  const leave = (suffix, bytes) => {
    mkdirSync(RESULTS, { recursive: true });
    const file = join(RESULTS, `${name}.${suffix}.png`);
    writeFileSync(file, bytes);
    return file;
  };
  if (!existsSync(path)) assert.fail(`no golden picture ${path}; this one was left in ${leave('actual', actual)}`);
  const wanted = PNG.sync.read(readFileSync(path));
  const got = PNG.sync.read(actual);
  if (wanted.width !== got.width || wanted.height !== got.height) {
    assert.fail(`${name}: ${got.width}×${got.height}, golden ${wanted.width}×${wanted.height}; see ${leave('actual', actual)}`);
  }
  const diff = new PNG({ width: got.width, height: got.height });
  const pixels = pixelmatch(wanted.data, got.data, diff.data, got.width, got.height, { threshold: THRESHOLD });
  const allowed = Math.round(got.width * got.height * SHARE);
  if (pixels <= allowed) return;
  leave('actual', actual);
  assert.fail(`${name}: ${pixels} pixels differ, at most ${allowed}; see ${leave('diff', PNG.sync.write(diff))}`);
}
