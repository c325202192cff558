// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket kiosk without a screen, for tests that need tickets in a real talond: enrols with a code, proves itself and
// pushes the births of tickets as PROTOCOL.md tells. It keeps nothing.
import { createRequire } from 'node:module';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const need = createRequire(join(dirname(fileURLToPath(import.meta.url)), '../../services/web/package.json'));
const WebSocket = need('ws');
const { blake2b } = need('@noble/hashes/blake2b');
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WAIT_MS = 10_000;

const int64 = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
};
const field = (value) => Buffer.concat([int64(Buffer.byteLength(value)), Buffer.from(value)]);
const ticketId = () => Array.from(randomBytes(13), (byte) => LETTERS[byte % 32]).join('');

/** The link of a device's own chain, as store/chain.h defines it. */
function linkHash(device, event) {
  const bytes = Buffer.concat([
    Buffer.from(event.prev, 'hex'), int64(event.seq), field(''), int64(0), int64(0), Buffer.alloc(32),
    int64(Date.parse(event.at)), field(`device:${device}`), field(event.type), int64(event.version), field(JSON.stringify(event.body)),
  ]);
  return Buffer.from(blake2b(bytes, { dkLen: 32 })).toString('hex');
}

export class TicketSource {
  constructor(url) {
    this.url = url;
    this.events = [];
    this.waiting = [];
    this.inbox = [];
  }

  async enrol(code) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.key = privateKey;
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
    const answer = await fetch(`${this.url}/api/v1/devices`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, public_key: raw.toString('base64'), software: 'test' }),
    });
    if (!answer.ok) throw new Error(`enrolment: ${answer.status} ${await answer.text()}`);
    Object.assign(this, await answer.json());
  }

  async connect() {
    this.socket = new WebSocket(`${this.url.replace('http', 'ws')}/api/v1/terminal`);
    this.socket.on('message', (data) => this.receive(JSON.parse(data)));
    await new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    const { device, epoch, role } = this;
    this.send('hello', { device, epoch, role, software: 'test', head_seq: this.events.length, documents: {} });
    const { nonce, server } = await this.next('challenge');
    const proof = Buffer.from(`talon-terminal-1\n${server}\n${nonce}\n${device}\n${epoch}`);
    this.send('prove', { signature: sign(null, proof, this.key).toString('base64') });
    await this.next('welcome');
  }

  /** `booking`: {booking, slot} of the kiosks' list that the ticket checks in. Gives tickets of that letter, numbers from `first`; resolves with their ids when talond has acknowledged them. */
  async issue({ letter, service, first, count, day, language = 'ru', kind = 'ordinary', booking = null }) {
    const born = [];
    for (let i = 0; i < count; i += 1) {
      // One second apart, so that their order in the queue is plain.
      const at = new Date(Date.now() - (count - i) * 1000).toISOString();
      const body = {
        ticket: ticketId(), number: letter + String(first + i).padStart(3, '0'), day, service, class: kind, language,
        origin: 'reserve', device: this.device, arrival: at, slot: booking?.slot ?? null,
        ...(booking && { booking: booking.booking }),
      };
      const event = { seq: this.events.length + 1, prev: this.events.at(-1)?.hash ?? '0'.repeat(64), hash: '', type: 'ticket_issued', version: booking ? 2 : 1, at, body };
      event.hash = linkHash(this.device, event);
      this.events.push(event);
      born.push(event);
    }
    this.send('push', { epoch: this.epoch, events: born });
    while ((await this.next('ack')).seq < this.events.length);
    return born.map((event) => ({ ticket: event.body.ticket, number: event.body.number }));
  }

  close() { this.socket?.terminate(); }

  send(type, body) { this.socket.send(JSON.stringify({ v: 1, type, body })); }

  receive(message) {
    const index = this.waiting.findIndex((item) => item.type === message.type);
    if (message.type === 'error') this.waiting.splice(0).forEach((item) => item.reject(new Error(JSON.stringify(message.body))));
    else if (index >= 0) this.waiting.splice(index, 1)[0].resolve(message.body);
    else this.inbox.push(message);
  }

  next(type) {
    const index = this.inbox.findIndex((message) => message.type === type);
    if (index >= 0) return Promise.resolve(this.inbox.splice(index, 1)[0].body);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${type} within ${WAIT_MS} ms`)), WAIT_MS);
      const done = (settle) => (value) => { clearTimeout(timer); settle(value); };
      this.waiting.push({ type, resolve: done(resolve), reject: done(reject) });
    });
  }
}
