// SPDX-License-Identifier: GPL-3.0-or-later
// What tests on the real talond have in common: somebody at a page, and a picture to look at where one is wanted (SHOTS_DIR).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD } from '../support/real_talond.mjs';
import { login, openPage, shotsFolder } from './support.mjs';

/** Somebody who has logged in. */
export async function staffPage(browser, talond, user) {
  const page = await openPage(browser, talond.url, { fixed: null, width: 1440, height: 900 });
  await login(page, user, PASSWORD);
  await page.waitForSelector('nav, .frame');
  return page;
}

export async function shot(page, name) {
  const folder = shotsFolder();
  if (folder) writeFileSync(join(folder, `${name}.png`), await page.screenshot({ fullPage: true }));
}
