// SPDX-License-Identifier: GPL-3.0-or-later
// A real Chromium driven by JSON lines: {"id", "do", "page", …} on standard input, {"id", "ok", …} on standard output.
// playwright-core is taken from the folder named by the first argument.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(`${process.argv[2]}/package.json`);
const { chromium } = require('playwright-core');
const bound = 15000;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'];

const pages = new Map();
const troubles = [];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });

function watch(name, page) {
  page.on('pageerror', (error) => troubles.push(`${name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${name}: ${message.text()}`);
  });
}

function locate(page, ask) {
  const exact = ask.exact ?? false;
  const name = ask.pattern ? new RegExp(ask.pattern) : ask.name;
  if (ask.role) return page.getByRole(ask.role, { name, exact }).first();
  if (ask.label) return page.getByLabel(ask.label, { exact }).first();
  if (ask.selector) return page.locator(ask.selector).first();
  return page.getByText(name, { exact }).first();
}

const actions = {
  async page(ask) {
    const context = await browser.newContext({
      viewport: { width: ask.width, height: ask.height }, deviceScaleFactor: ask.scale ?? 1,
      isMobile: ask.mobile ?? false, hasTouch: ask.mobile ?? false, locale: ask.locale ?? 'ru-RU',
      timezoneId: 'Europe/Moscow', reducedMotion: ask.motion ?? 'no-preference',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(bound);
    watch(ask.page, page);
    pages.set(ask.page, page);
  },
  async goto(ask, page) {
    const answer = await page.goto(ask.url, { waitUntil: 'load' });
    return { status: answer?.status() ?? 0 };
  },
  async click(ask, page) { await locate(page, ask).click(); },
  async fill(ask, page) { await locate(page, ask).fill(ask.value); },
  async select(ask, page) { await locate(page, ask).selectOption(ask.value); },
  async press(ask, page) { await page.keyboard.press(ask.key); },
  async wait(ask, page) { await locate(page, ask).waitFor({ state: ask.state ?? 'visible', timeout: ask.ms ?? bound }); },
  async text(ask, page) { return { text: await page.locator(ask.selector ?? 'body').first().innerText() }; },
  async shot(ask, page) { await page.screenshot({ path: ask.path, fullPage: ask.full ?? false }); },
  async close(ask, page) { await page.context().close(); pages.delete(ask.page); },
  async troubles() { return { troubles }; },
};

async function answer(line) {
  const ask = JSON.parse(line);
  try {
    const page = pages.get(ask.page);
    if (!page && ask.page && ask.do !== 'page') throw new Error(`no page ${ask.page}`);
    const result = await actions[ask.do](ask, page);
    return { id: ask.id, ok: true, ...result };
  } catch (error) {
    return { id: ask.id, ok: false, error: String(error.message).split('\n')[0] };
  }
}

process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
}
await browser.close();
