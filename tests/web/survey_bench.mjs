// SPDX-License-Identifier: GPL-3.0-or-later
// The survey on a slow phone: 1 Mbit/s, 150 ms there and back, a processor four times slower, nothing kept from before. How long until the first
// question stands there, and how many bytes came. Each figure is the median of ten visits.
import { ALL_KINDS, FakeSurveys, FIVE } from '../support/fake_surveys.mjs';
import { startFake } from '../support/fake_talond.mjs';
import { launch } from './support.mjs';

const VISITS = 10;
const BITS_PER_SECOND = 1_000_000;
const ROUND_TRIP_MS = 150;
const SLOWER = 4;
const MARK_MS = 1000;
const MARK_BYTES = 25_000;

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'ru-RU' });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  wire.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  await wire.send('Network.emulateNetworkConditions', { offline: false, latency: ROUND_TRIP_MS, downloadThroughput: BITS_PER_SECOND / 8, uploadThroughput: BITS_PER_SECOND / 8 });
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  // The page itself says when the first question was painted, by its own clock since the address was opened.
  await page.addInitScript(() => {
    const look = new MutationObserver(() => {
      if (!document.querySelector('fieldset, .note')) return;
      look.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => { window.firstQuestion = performance.now(); }));
    });
    look.observe(document, { childList: true, subtree: true });
  });
  await page.goto(url, { waitUntil: 'commit' });
  const took = await (await page.waitForFunction(() => window.firstQuestion)).jsonValue();
  await page.waitForLoadState('networkidle');
  await context.close();
  return { took, bytes };
}

const browser = await launch();
const fake = await startFake();
const told = [];
for (const [name, form] of [['five', FIVE], ['kinds', ALL_KINDS]]) {
  fake.surveys = new FakeSurveys({ form });
  const visits = [];
  for (let count = 0; count < VISITS; count += 1) visits.push(await visit(browser, `${fake.url}/s/hall`));
  const took = Math.round(median(visits.map((each) => each.took)));
  const bytes = median(visits.map((each) => each.bytes));
  const conditions = { visits: VISITS, bits_per_second: BITS_PER_SECOND, round_trip_ms: ROUND_TRIP_MS, processor: `1/${SLOWER}` };
  told.push({ name: `survey.phone.${name}.first_question`, value: took, unit: 'ms', mark: MARK_MS, ok: took <= MARK_MS, worst: Math.round(Math.max(...visits.map((each) => each.took))), ...conditions });
  told.push({ name: `survey.phone.${name}.bytes`, value: bytes, unit: 'B', mark: MARK_BYTES, ok: bytes <= MARK_BYTES });
}
await browser.close();
await fake.stop();
for (const line of told) console.log(JSON.stringify(line));
