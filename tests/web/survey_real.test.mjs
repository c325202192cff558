// SPDX-License-Identifier: GPL-3.0-or-later
// The survey on the real talond (TALOND=path): a receipt's code, made as PROTOCOL.md tells a ticket kiosk to, is answered in a browser once; and a
// poster's address leads to the page.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, RealTalond } from '../support/real_talond.mjs';
import { TicketSource } from '../support/ticket_source.mjs';
import { launch, login, openPage, WEB } from './support.mjs';

const TALOND = process.env.TALOND;
const { blake2b } = createRequire(join(WEB, 'package.json'))('@noble/hashes/blake2b');
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PHONE = { fixed: null, width: 390, height: 844, touch: true };

/** 40 bits as eight characters. */
const inLetters = (bytes) => {
  const bits = BigInt(`0x${Buffer.from(bytes.subarray(0, 5)).toString('hex')}`);
  return Array.from({ length: 8 }, (_, i) => LETTERS[Number(bits >> BigInt(5 * (7 - i)) & 31n)]).join('');
};
const receiptCode = (key, service) => {
  const random = inLetters(randomBytes(5));
  return random + inLetters(blake2b(random + service, { dkLen: 32, key: Buffer.from(key, 'hex') }));
};
const headline = (page, text) => page.waitForFunction((wanted) => document.querySelector('.told h1')?.textContent === wanted, text);

describe('the survey on the real talond', { skip: TALOND ? false : 'TALOND is not set' }, () => {
  let browser;
  let talond;
  let kiosk;
  let receipts;

  before(async () => {
    browser = await launch();
    talond = new RealTalond(TALOND, process.env.SITE);
    talond.user('specialist', 'specialist', 'Специалист');
    talond.command('survey');
    const code = talond.enrol('ticket', 'ticket-1');
    await talond.start();
    kiosk = new TicketSource(talond.url);
    await kiosk.enrol(code);
    await kiosk.connect();
    while (receipts === undefined || Object.keys(receipts.keys).length === 0) {
      const document = await kiosk.next('document');
      if (document.kind === 'receipts') receipts = document.body;
    }
  });
  after(async () => {
    kiosk?.close();
    await browser?.close();
    await talond?.remove();
  });

  test('a receipt is answered once, from whatever phone', async () => {
    const service = talond.site.services[0];
    const code = receiptCode(receipts.keys[talond.day()], service.id);
    const address = `${receipts.url.toUpperCase()}${code}`;
    const page = await openPage(browser, address, PHONE);
    await page.waitForSelector('form');
    assert.equal(await page.textContent('.service'), service.title.ru);
    await page.check('input[name=politeness][value="5"]');
    await page.dblclick('.send');
    await headline(page, 'Спасибо!');
    await page.context().close();
    const other = await openPage(browser, address, PHONE);
    await headline(other, 'По этому чеку уже ответили');
    await other.context().close();
    assert.ok(!talond.said.includes(code), 'no log knows the code');
  });

  test('a code that nobody made is no reason to send anybody away', async () => {
    const page = await openPage(browser, `${receipts.url.toUpperCase()}0123456789ABCDEF`, PHONE);
    await page.waitForFunction(() => document.querySelector('.news')?.textContent?.includes('не подошёл'));
    await page.check('input[name=politeness][value="3"]');
    await page.click('.send');
    await headline(page, 'Спасибо!');
    await page.context().close();
  });

  test('the specialist’s poster leads to the page', async () => {
    const desk = await openPage(browser, talond.url, { fixed: null, width: 1366, height: 900 });
    await login(desk, 'specialist', PASSWORD);
    await desk.click('nav a[href="/surveys"]');
    await desk.getByRole('button', { name: /Оцените, как вас обслужили/ }).click();
    await desk.getByRole('button', { name: 'Плакат' }).click();
    await desk.fill('input[maxlength="12"]', 'hall');
    await desk.click('form button');
    const address = await desk.textContent('.poster .address');
    assert.ok(address.endsWith('/S/HALL'), address);
    const page = await openPage(browser, address, PHONE);
    await page.waitForSelector('form, .told:not(.loading)');
    await page.context().close();
    await desk.context().close();
  });
});
