// SPDX-License-Identifier: GPL-3.0-or-later
// Which questions are asked: the phone's page against services/core on ten thousand random forms, which core's own test draws and answers.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { WEB } from './support.mjs';

let vite;
before(async () => {
  const { createServer } = await import(pathToFileURL(join(WEB, 'node_modules/vite/dist/node/index.js')));
  vite = await createServer({
    root: WEB, configFile: false, appType: 'custom', logLevel: 'error', cacheDir: join(WEB, 'node_modules/.vite-survey-cases'),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true, include: [] },
  });
});
after(() => vite.close());

test('the phone asks what core says, in ten thousand random forms', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'talon-cases-'));
  try {
    const file = join(folder, 'cases.json');
    const drawn = spawnSync(process.env.TALON_SURVEY_CASES, ['the_table_is_what_core_says'], { env: { ...process.env, TALON_MANY: file }, encoding: 'utf8' });
    assert.equal(drawn.status, 0, drawn.stdout + drawn.stderr);
    const cases = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal(cases.length, 10_000);
    const { parseForm, visible } = await vite.ssrLoadModule('/src/survey/form.ts');
    let hidden = 0;
    for (const { form, answer, visible: asked } of cases) {
      assert.deepEqual(visible(parseForm(form, 'form'), answer), asked, JSON.stringify({ form, answer }));
      hidden += asked.length < form.questions.length;
    }
    assert.ok(hidden > 2_500, `only ${hidden} forms hid a question`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
