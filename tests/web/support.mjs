// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium under Playwright, one browser for a test file, a fresh profile for each test.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NOON } from '../support/fake_hall.mjs';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, '../..');
export const WEB = join(ROOT, 'services/web');
/** What services/web/package.json brings; the tests have no packages of their own. */
export const need = createRequire(join(WEB, 'package.json'));

const { chromium } = need('playwright-core');
const AXE = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
export const WAIT_MS = 15_000;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--disable-lcd-text',
      '--font-render-hinting=none', '--force-color-profile=srgb', '--hide-scrollbars', '--mute-audio',
    ],
  });
}

/**
 * A page with the hall's time zone and a pinned clock. `faults` collects what must not happen: script errors, breaches
 * of the content policy, requests to other hosts. `still`: time goes on only by page.clock.runFor().
 */
export async function openPage(browser, url, options = {}) {
  const { width = 1366, height = 768, fixed = NOON, lang = 'ru', locale = 'ru-RU', touch = false } = options;
  const context = await browser.newContext({
    viewport: { width, height }, deviceScaleFactor: options.scale ?? 1, locale, timezoneId: options.zone ?? 'Europe/Moscow', hasTouch: touch,
    isMobile: touch, reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(WAIT_MS);
  if (lang !== 'ru') await context.addInitScript((value) => localStorage.setItem('talon.lang', value), lang);
  const page = await context.newPage();
  if (options.still) {
    // Time stands, timers too, until the test lets it run: nothing depends on how busy the machine is.
    await page.clock.install({ time: NOON - 1000 });
    await page.clock.pauseAt(NOON);
  } else if (fixed !== null) {
    await page.clock.setFixedTime(fixed);
  }
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) page.faults.push(`policy: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) page.faults.push(`foreign request: ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

export async function login(page, user, password = 'demo') {
  await page.fill('#login', user);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
}

/** axe-core's complaints as lines; contrast is held to AAA (7:1, large text 4.5:1). */
export async function complaints(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const result = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: true }, 'color-contrast': { enabled: false } },
    });
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
  });
}

/** Where pictures are left to be looked at, if anywhere. */
export function shotsFolder() {
  const folder = process.env.SHOTS_DIR;
  if (folder) mkdirSync(folder, { recursive: true });
  return folder ?? null;
}
