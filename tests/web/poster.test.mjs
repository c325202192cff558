// SPDX-License-Identifier: GPL-3.0-or-later
// The poster as it is printed: a real browser's PDF at true size, read back by a reader of codes that is not the server's.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { FakeSurveys, FIVE } from '../support/fake_surveys.mjs';
import { startFake } from '../support/fake_talond.mjs';
import { compareWithGolden } from './golden.mjs';
import { blurred, closer, codeBox, longestBlackRun, raster, read, scaled, torn, turned } from './paper.mjs';
import { complaints, launch, login, openPage } from './support.mjs';

const POINTS_PER_MM = 72 / 25.4;
const ADDRESS = 'HTTP://10.0.0.5:8080/S/HALL';
const MODULES = 25;
const SIDE = MODULES + 2 * 4; // with the quiet zone
/** The least height of the address that is typed by hand: 14 points. */
const TYPED_PT = 14;

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
  await page.getByRole('button', { name: /Оцените, как вас обслужили/ }).click();
  await page.getByRole('button', { name: 'Плакат' }).click();
  await page.waitForSelector('#poster-title');
  await page.fill('input[maxlength="12"]', 'hall');
  await page.selectOption('form select', paper);
  await page.click('form button');
  await page.waitForSelector('.poster svg path');
  return page;
}

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
      const picture = join(folder, `${paper}.pgm`);
      const sheet = raster(pdf, 100, join(folder, 'sheet'));
      assert.equal(read(sheet, picture), ADDRESS);
      // The control bar: 100 mm of the paper, at the foot.
      const bar = longestBlackRun(sheet, Math.floor(sheet.height * 0.9)) / 100 * 25.4;
      assert.ok(Math.abs(bar - 100) < 0.6, `${bar} mm`);
      const said = execFileSync('pdftotext', [pdf, '-']).toString().replace(/\s+/g, ' ');
      for (const wanted of [ADDRESS, 'Оцените, как вас обслужили', 'Место: HALL']) assert.ok(said.includes(wanted), `${wanted} in ${said}`);
      assert.ok(!said.includes('Специалист') && !said.includes('Результаты'), said);
      // As a camera sees it from ten times the code's width: two to three pixels a module.
      assert.equal(read(raster(pdf, Math.ceil(2.5 * SIDE / (0.8 * width) * 25.4), join(folder, 'far')), picture), ADDRESS);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }

  for (const [paper, width] of [['A5', 148], ['A4', 210], ['A3', 297]]) {
    test(`${paper} after years on a wall: far, out of focus, askew, a corner torn off`, async () => {
      const page = await posterOn(paper);
      const pdf = join(folder, `${paper}-old.pdf`);
      await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: false });
      await page.context().close();
      // A sheet rastered so fine that a camera's dots are means of many of its own.
      const fine = raster(pdf, 20 * SIDE / (0.8 * width) * 25.4, join(folder, 'fine'));
      const picture = join(folder, `${paper}-old.pgm`);
      const seen = (dots, tear, focus, degrees) => {
        const sheet = scaled(fine, dots / 20);
        const code = codeBox(sheet, dots);
        assert.ok(Math.abs((code.right - code.left + 1) / MODULES - dots) < 0.1, JSON.stringify(code));
        return read(closer(turned(blurred(torn(sheet, code, tear * dots), focus), degrees), 2), picture);
      };
      for (const degrees of [7, -7]) {
        assert.equal(seen(2, 4, 0.5, degrees), ADDRESS, `at two dots a module, ${degrees}°`);
        // From ten times its width.
        assert.equal(seen(2.5, 8, 0.7, degrees), ADDRESS, `at two and a half, ${degrees}°`);
      }
      // The picture is really spoilt: with half of the code gone nothing is read.
      assert.equal(seen(2.5, MODULES, 0.7, 7), '');
    });
  }

  test('the address can be typed from the wall: 14 points and more on the smallest paper', async () => {
    const page = await posterOn('A5');
    const points = await page.$eval('.poster .address', (element) => parseFloat(getComputedStyle(element).fontSize) * 72 / 96);
    assert.ok(points >= TYPED_PT, `${points} pt`);
    await page.context().close();
  });

  test('on the screen it is shown with what was read', async () => {
    const page = await posterOn('A5');
    assert.match(await page.textContent('.read'), new RegExp(ADDRESS));
    assert.deepEqual(await complaints(page), []);
    await page.locator('.poster').scrollIntoViewIfNeeded();
    await compareWithGolden(page, 'console-poster-ru');
    await page.context().close();
  });
});
