// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for talond at the browser's seam: the HTTP and WebSocket answers of one hall, held in memory, with every
// failure at hand. Only the web tests use it; the end-to-end tests run the real server.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoHall, PLACES, SERVICES, USERS } from './fake_hall.mjs';
import { demoForecast } from './fake_waits.mjs';
import { FakeSurveys } from './fake_surveys.mjs';
import { FakeMessages } from './fake_messages.mjs';
import { PERMISSIONS, STEP_PERMISSION } from './verbs.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const WEB = join(HERE, '../../services/web');
const { WebSocketServer } = createRequire(join(WEB, 'package.json'))('ws');
const WINDOW_PERMISSION = { take: 'windows.take', release: 'windows.take', 'release-for': 'windows.release_for', 'call-next': 'tickets.call' };
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const POLICY = "default-src 'self'; frame-ancestors 'none'";

class Refusal extends Error {
  constructor(status, code, headers = {}) {
    super(code);
    Object.assign(this, { status, code, headers });
  }
}

export class FakeTalond {
  constructor(options = {}) {
    this.hall = options.hall ?? demoHall();
    this.web = options.web ?? join(WEB, 'dist');
    this.sessions = new Map();
    this.statuses = new Map();
    this.devices = options.devices ?? [];
    this.places = options.places ?? PLACES;
    this.alarms = options.alarms ?? [];
    this.surveys = options.surveys ?? new FakeSurveys();
    this.messages = options.messages ?? new FakeMessages();
    this.requests = [];
    /** Of this run; restart() gives another one. */
    this.instance = 'run1';
    /** key -> the first answer, a promise of [status, body]. */
    this.answers = new Map();
    /** route name -> function(request) run before the answer: may throw `refuse(...)`, wait, or break the socket. */
    this.before = new Map();
    /** Set to anything to be sent in place of the hall document. */
    this.document = undefined;
    this.liveRefused = false;
    this.sockets = new Set();
    this.connections = new Set();
  }

  async start(port = 0) {
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.on('connection', (socket) => {
      this.connections.add(socket);
      socket.on('close', () => this.connections.delete(socket));
    });
    this.live = new WebSocketServer({ noServer: true });
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    await new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    this.port = this.server.address().port;
    this.url = `http://127.0.0.1:${this.port}`;
    return this;
  }

  async stop() {
    for (const socket of this.sockets) socket.terminate();
    for (const socket of this.connections) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  refuse(route, status, code, headers) {
    this.before.set(route, () => { throw new Refusal(status, code, headers); });
  }

  allow(route) { this.before.delete(route); }

  expire() { this.sessions.clear(); }

  /** Another run of talond: sessions live on, what was pressed before is forgotten. */
  restart() {
    this.instance = `${this.instance}x`;
    this.answers.clear();
    this.dropLive();
  }

  dropLive() { for (const socket of this.sockets) socket.terminate(); }

  push() {
    this.hall.version += 1;
    for (const socket of this.sockets) this.send(socket);
  }

  sendRaw(text) { for (const socket of this.sockets) socket.send(text); }

  send(socket) {
    socket.send(JSON.stringify({ v: 1, type: 'hall', body: this.documentFor(socket.login) }));
  }

  documentFor(login) {
    return this.document !== undefined ? this.document : this.hall.document(login);
  }

  sessionOf(request) {
    const cookie = /talon_session=(\w+)/.exec(request.headers.cookie ?? '');
    return cookie ? this.sessions.get(cookie[1]) : undefined;
  }

  upgrade(request, socket, head) {
    const session = this.sessionOf(request);
    if (request.url !== '/api/v1/hall/live' || !session || this.liveRefused) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.live.handleUpgrade(request, socket, head, (live) => {
      live.login = session.login;
      this.sockets.add(live);
      live.on('close', () => this.sockets.delete(live));
      this.send(live);
    });
  }

  async serve(request, response) {
    const { pathname: path, searchParams: query } = new URL(request.url, this.url);
    const answer = (status, body, headers = {}) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers });
      response.end(text);
    };
    try {
      if (!path.startsWith('/api/')) return this.file(path, response);
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const raw = Buffer.concat(chunks).toString();
      const call = { method: request.method, path, query, body: raw === '' ? null : JSON.parse(raw), headers: request.headers };
      this.requests.push(call);
      const [status, body, headers] = await this.route(call, request);
      answer(status, body, headers);
    } catch (error) {
      if (response.destroyed) return;
      if (!(error instanceof Refusal)) throw error;
      answer(error.status, { error: { code: error.code, message: `fake: ${error.code}` } }, error.headers);
    }
  }

  file(path, response) {
    const name = ['/', '/desk', '/hall', '/devices', '/surveys', '/quality', '/messages'].includes(path) ? 'index.html'
      : /^\/t\/[^/]+$/.test(path) ? 'status.html' : /^\/[sS]\/[^/]+$/.test(path) ? 'survey.html' : path.slice(1);
    const safe = normalize(name);
    try {
      if (safe.startsWith('..')) throw new Error('outside');
      const body = readFileSync(join(this.web, safe));
      response.writeHead(200, { 'Content-Type': TYPES[extname(safe)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  async route(call, request) {
    const { method, path } = call;
    const hook = async (name) => this.before.get(name)?.(call, request);
    const status = /^\/api\/v1\/status\/([^/]+)$/.exec(path);
    if (status) {
      await hook('status');
      const found = this.statuses.get(decodeURIComponent(status[1]));
      if (found === undefined) throw new Refusal(404, 'unknown_ticket');
      return [200, found];
    }
    if (path.startsWith('/api/v1/survey') && !path.startsWith('/api/v1/surveys')) {
      await hook(method === 'GET' ? 'survey' : path.endsWith('/receipt') ? 'receipt' : 'answers');
      if (path.endsWith('/receipt')) return [200, this.surveys.receipt(call.body.receipt)];
      return method === 'GET' ? [200, this.surveys.asked()] : this.surveys.take(call.body, (status, code) => { throw new Refusal(status, code); });
    }
    if (method === 'POST' && path === '/api/v1/session') {
      await hook('login');
      return this.login(call.body);
    }
    const session = this.sessionOf(request);
    if (!session) throw new Refusal(401, 'not_logged_in');
    if (method !== 'GET' && call.headers['x-csrf-token'] !== session.csrf) throw new Refusal(403, 'bad_csrf');
    if (path === '/api/v1/session') {
      await hook(method === 'GET' ? 'session' : 'logout');
      if (method === 'GET') return [200, this.sessionBody(session)];
      this.sessions.delete(session.id);
      return [204];
    }
    if (path === '/api/v1/hall') {
      await hook('hall');
      return [200, this.documentFor(session.login)];
    }
    if (path === '/api/v1/alarms') {
      await hook('alarms');
      this.demand(session, 'alarms.view');
      return [200, { now: new Date(this.hall.now()).toISOString(), alarms: this.alarms }];
    }
    if (path === '/api/v1/forecast') {
      this.demand(session, 'forecast.view');
      return [200, demoForecast(SERVICES)];
    }
    if (path === '/api/v1/calendar/confirm') {
      await hook('calendar');
      this.demand(session, 'calendar.confirm');
      this.alarms = this.alarms.filter((alarm) => !alarm.code.startsWith('calendar'));
      return [204];
    }
    if (path === '/api/v1/quality') {
      await hook('quality');
      this.demand(session, 'surveys.results');
      return [200, this.surveys.quality(call.query)];
    }
    if (path.startsWith('/api/v1/surveys')) {
      await hook(method === 'PUT' ? 'save_draft' : 'surveys');
      const asked = this.surveys.staff(call, (permission) => this.demand(session, permission), (code, what) => { throw new Refusal(code, what); });
      if (asked === undefined) throw new Refusal(404, 'unknown_survey');
      return asked;
    }
    if (path.startsWith('/api/v1/messages')) {
      await hook('messages');
      this.demand(session, 'messages.send');
      return this.messages.staff(call, this.hall.now(), (status, code) => { throw new Refusal(status, code); });
    }
    if (path.startsWith('/api/v1/devices')) return this.deviceRoute(call, session, hook);
    return this.action(call, session, hook);
  }

  login(body) {
    const user = USERS.find((item) => item.login === body.login);
    if (!user || body.password !== 'demo') throw new Refusal(401, 'bad_credentials');
    const id = Math.random().toString(36).slice(2);
    const session = { id, login: user.login, csrf: `csrf-${id}` };
    this.sessions.set(id, session);
    return [200, this.sessionBody(session), { 'Set-Cookie': `talon_session=${id}; HttpOnly; SameSite=Strict; Path=/` }];
  }

  sessionBody(session) {
    const { login, title, roles } = USERS.find((item) => item.login === session.login);
    return {
      user: { login, title, roles, permissions: this.permissionsOf(session) }, csrf: session.csrf, instance: this.instance,
      window: this.hall.windowOf(login)?.window ?? null,
    };
  }

  permissionsOf(session) {
    const { roles } = USERS.find((item) => item.login === session.login);
    return [...new Set(roles.flatMap((role) => PERMISSIONS[role]))].sort();
  }

  demand(session, permission) {
    if (!this.permissionsOf(session).includes(permission)) throw new Refusal(403, 'not_allowed');
  }

  async deviceRoute(call, session, hook) {
    const revoked = /^\/api\/v1\/devices\/([^/]+)\/revoke$/.exec(call.path);
    await hook(call.method === 'GET' ? 'devices' : revoked ? 'revoke' : 'codes');
    this.demand(session, call.method === 'GET' ? 'devices.view' : revoked ? 'devices.revoke' : 'devices.enrol');
    if (call.method === 'GET') return [200, { devices: this.devices, places: this.places }];
    if (!revoked) return [200, { code: 'K7QM-3XPA', expires_at: new Date(this.hall.now() + 86_400_000).toISOString() }];
    if (!this.devices.some((device) => device.device === revoked[1])) throw new Refusal(404, 'unknown_device');
    this.devices = this.devices.filter((device) => device.device !== revoked[1]);
    return [204];
  }

  /** The same press again hears the first one's answer, as with the real talond. */
  async action(call, session, hook) {
    const key = call.headers['idempotency-key'];
    if (key !== undefined && !key.startsWith(`${this.instance}.`)) throw new Refusal(409, 'restarted');
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.act(call, session, hook);
    if (key !== undefined) {
      this.answers.set(key, answer);
      answer.catch((error) => { if (!(error.status < 500)) this.answers.delete(key); });
    }
    return answer;
  }

  async act(call, session, hook) {
    const windows = /^\/api\/v1\/windows\/([^/]+)\/(take|release|release-for|call-next)$/.exec(call.path);
    const tickets = /^\/api\/v1\/tickets\/([^/]+)\/(recall|start|finish|no-show|return|return-for|call|transfer|park|unpark|leave|correct)$/.exec(call.path);
    const [, id, verb] = windows ?? tickets ?? [];
    if (verb === undefined || call.method !== 'POST') throw new Refusal(404, 'not_found');
    await hook(verb);
    this.demand(session, windows ? WINDOW_PERMISSION[verb] : STEP_PERMISSION[verb.replace('-', '_')]);
    const done = this.hall.act(session.login, verb, id, call.body);
    if (done.refused) throw new Refusal(...done.refused);
    this.push();
    await this.before.get(`after ${verb}`)?.(call);
    return [200, done.body];
  }
}

export async function startFake(options = {}) {
  return new FakeTalond(options).start(options.port ?? 0);
}
