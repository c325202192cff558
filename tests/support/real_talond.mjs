// SPDX-License-Identifier: GPL-3.0-or-later
// The real talond in a folder of its own, with the demonstration inspectorate kept open at every hour, where it is midday.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const PASSWORD = 'Correct horse 42';
const WAIT_MS = 20_000;
const FAKETIME = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`);

/** For a program whose calendar is ahead; the clocks that only count are left alone. */
function calendar(daysLater) {
  if (daysLater === 0) return {};
  const library = FAKETIME.find((path) => existsSync(path));
  if (library === undefined) throw new Error('libfaketime is not installed (deploy/packages/test.txt)');
  return { LD_PRELOAD: library, FAKETIME: `+${daysLater}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
}

export class RealTalond {
  constructor(program, site = join(ROOT, 'assets/demo/site.json')) {
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), 'talon-web-'));
    this.data = join(this.folder, 'data');
    const open = join(this.folder, 'site.json');
    writeFileSync(open, execFileSync('python3', ['-B', join(ROOT, 'tools/always_open.py'), '--midday', site]));
    this.site = JSON.parse(readFileSync(open, 'utf8'));
    this.command('init', '--site', open);
  }

  command(word, ...more) {
    return execFileSync(this.program, [word, '--data', this.data, ...more], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  }

  user(login, role, title) {
    execFileSync(this.program, ['user', '--data', this.data, '--login', login, '--role', role, '--title', title], { input: `${PASSWORD}\n` });
  }

  enrol(role, place) {
    return /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(this.command('enrol', '--role', role, '--place', place))[0];
  }

  /** What a clock on the inspectorate's wall shows, as if that were UTC. */
  local(at = Date.now()) {
    const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(this.site.utc_offset);
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    return new Date(at + offset * 60_000);
  }

  /** Today's date at the inspectorate. */
  day() {
    return this.local().toISOString().slice(0, 10);
  }

  /** `settings`: TOML, as `talond settings` prints it; `daysLater`: by the calendar that this run of it sees. */
  async start(settings = '', daysLater = 0) {
    const config = join(this.folder, 'talond.toml');
    writeFileSync(config, settings);
    const listen = `127.0.0.1:${this.port ?? 0}`;
    this.child = spawn(this.program, ['serve', '--config', config, '--data', this.data, '--listen', listen, '--web', join(ROOT, 'services/web/dist')],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...calendar(daysLater) } });
    this.said = '';
    this.child.stderr.on('data', (data) => { this.said += data; });
    this.url = await new Promise((resolve, reject) => {
      let out = '';
      const late = setTimeout(() => reject(new Error(`talond did not listen: ${out}${this.said}`)), WAIT_MS);
      this.child.stdout.on('data', (data) => {
        out += data;
        const found = /listening on (http:\S+)/.exec(out);
        if (!found) return;
        clearTimeout(late);
        resolve(found[1]);
      });
      this.child.once('exit', (code) => reject(new Error(`talond ended with ${code}: ${out}${this.said}`)));
    });
    this.port = Number(new URL(this.url).port);
  }

  async stop(signal = 'SIGTERM') {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }

  async remove() {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
