// SPDX-License-Identifier: GPL-3.0-or-later
// What kiosks tell of their receipts and their paper, as the console reads it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { demoHall } from '../support/fake_hall.mjs';
import { paperTroubles } from '../support/paper_troubles.mjs';
import { WEB } from './support.mjs';

let vite;
let documents;
before(async () => {
  const { createServer } = await import(pathToFileURL(join(WEB, 'node_modules/vite/dist/node/index.js')));
  vite = await createServer({
    root: WEB, configFile: false, appType: 'custom', logLevel: 'error', cacheDir: join(WEB, 'node_modules/.vite-paper'),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true, include: [] },
  });
  documents = await vite.ssrLoadModule('/src/lib/hall_document.ts');
});
after(() => vite.close());

test('a ticket is unprinted where its kiosk told so, and not where it told nothing', () => {
  const hall = demoHall({ waiting: 2 });
  const document = () => JSON.parse(JSON.stringify(hall.document('operator5')));
  const unprinted = (value) => documents.parseHall(value).waiting.map((ticket) => ticket.unprinted);
  assert.deepEqual(unprinted(document()), [false, false]);
  hall.waiting()[1].unprinted = true;
  assert.deepEqual(unprinted(document()), [false, true]);
  const twisted = document();
  twisted.waiting[1].unprinted = 'yes';
  assert.throws(() => unprinted(twisted), { name: 'BadShape', path: 'waiting[1].unprinted' });
});

test('for how many tickets the paper will do is read, and is not known where nothing is told', () => {
  const [first, ...others] = paperTroubles().devices;
  const paper = (device) => documents.parseDevices({ devices: [device, ...others], places: [] }).devices.map((each) => each.paperTickets);
  assert.deepEqual(paper(first), [140, ...others.map(() => null)]);
  assert.throws(() => paper({ ...first, paper: { left_mm: 21300, tickets: -1 } }), { name: 'BadShape', path: 'devices[0].paper.tickets' });
  assert.throws(() => paper({ ...first, paper: 140 }), { name: 'BadShape', path: 'devices[0].paper' });
});
