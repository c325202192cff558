// SPDX-License-Identifier: GPL-3.0-or-later
// The poster as it is printed: a real browser's PDF at true size, read back by a reader of codes that is not the server's.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { FakeSurveys, FIVE } from '../support/fake_surveys.mjs';
import { startFake } from '../support/fake_talond.mjs';
import { compareWithGolden } from './golden.mjs';
import { complaints, launch, login, openPage } from './support.mjs';

const POINTS_PER_MM = 72 / 25.4;
const ADDRESS = 'HTTP://10.0.0.5:8080/S/HALL';

let browser;
let fake;
let folder;
before(async () => {
  browser = await launch();
  fake = await startFake({ surveys: new FakeSurveys({ form: FIVE }) });
  folder = mkdtempSync(join(tmpdir(), 'talon-poster-'));
});
after(async () => {
  await browser.close();
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function posterOn(paper) {
  const page = await openPage(browser, fake.url, { width: 1366, height: 900 });
  await login(page, 'specialist');
  await page.click('nav a[href="/surveys"]');
  await page.waitForSelector('#poster-title');
  await page.fill('input[maxlength="12"]', 'hall');
  await page.selectOption('form select', paper);
  await page.click('form button');
  await page.waitForSelector('.poster svg path');
  return page;
}

/** A page of the PDF in grey: {width, height, at(x, y)}. */
function raster(pdf, dpi) {
  const name = join(folder, `page-${dpi}`);
  execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-singlefile', pdf, name]);
  const bytes = readFileSync(`${name}.pgm`);
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  return { file: `${name}.pgm`, width: Number(width), height: Number(height), at: (x, y) => bytes[head.length + y * Number(width) + x] };
}

function longestBlackRun({ width, height, at }, from) {
  let longest = 0;
  for (let y = from; y < height; y += 1) {
    for (let x = 0, run = 0; x < width; x += 1) {
      run = at(x, y) < 64 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

const read = (picture) => execFileSync('zbarimg', ['-q', '--raw', picture]).toString().trim();

describe('poster', () => {
  for (const [paper, width, height] of [['A5', 148, 210], ['A4', 210, 297], ['A3', 297, 420]]) {
    test(`${paper} at its true size, alone on one page, and read`, async () => {
      const page = await posterOn(paper);
      const pdf = join(folder, `${paper}.pdf`);
      await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: false });
      const facts = execFileSync('pdfinfo', [pdf]).toString();
      assert.match(facts, /Pages:\s+1\n/);
      const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(facts);
      assert.ok(Math.abs(size[1] / POINTS_PER_MM - width) < 1 && Math.abs(size[2] / POINTS_PER_MM - height) < 1, facts);
      const sheet = raster(pdf, 100);
      assert.equal(read(sheet.file), ADDRESS);
      // The control bar: 100 mm of the paper, at the foot.
      const bar = longestBlackRun(sheet, Math.floor(sheet.height * 0.9)) / 100 * 25.4;
      assert.ok(Math.abs(bar - 100) < 0.6, `${bar} mm`);
      const said = execFileSync('pdftotext', [pdf, '-']).toString().replace(/\s+/g, ' ');
      assert.ok(said.includes(ADDRESS) && said.includes('Оцените, как вас обслужили'), said);
      assert.ok(!said.includes('Специалист') && !said.includes('Результаты'), said);
      // As a camera sees it from ten times the code's width: two to three pixels a module.
      const far = raster(pdf, Math.ceil(2.5 * 33 / (0.8 * width) * 25.4));
      assert.equal(read(far.file), ADDRESS);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }

  test('on the screen it is shown with what was read', async () => {
    const page = await posterOn('A5');
    assert.match(await page.textContent('.read'), new RegExp(ADDRESS));
    assert.deepEqual(await complaints(page), []);
    await page.locator('.poster').scrollIntoViewIfNeeded();
    await compareWithGolden(page, 'console-poster-ru');
    await page.context().close();
  });
});
