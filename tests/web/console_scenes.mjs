// SPDX-License-Identifier: GPL-3.0-or-later
// Long because every state of every screen stands in one table.
// Every screen of the console in every state that looks different: how to reach it on the fake server.
import { startFake } from '../support/fake_talond.mjs';
import { badMonday, demoAlarms, demoDevices, demoHall } from '../support/fake_hall.mjs';
import { paperTroubles } from '../support/paper_troubles.mjs';
import { login, openPage } from './support.mjs';

const MINE = '5';
const LONG = {
  ru: 'Представление сведений о трудовой деятельности и деклараций по страховым взносам за прошедшие отчётные периоды',
  en: 'Submission of employment information and of declarations of insurance contributions for the past reporting periods',
};

/** A fake server, and a page on it; `as` is logged in, an operator stands at window 5 unless `window` is null. */
export async function open(browser, options = {}) {
  const { as, window = MINE, waiting = 60, devices = demoDevices(), places, alarms = [], surveys, ...rest } = options;
  const fake = await startFake({ hall: options.hall ?? demoHall({ waiting }), devices, places, alarms, surveys });
  if (as?.startsWith('operator') && window !== null) fake.hall.windows[Number(window) - 1].operator = as;
  const page = await openPage(browser, fake.url, rest);
  if (as) await login(page, as);
  return { fake, page };
}

export const NEXT = '[data-testid=next]';
export const HELD = '[data-testid=held]';
export const operator = (browser, options = {}) => open(browser, { as: 'operator5', ...options });

/** The ticket that window 5 gets, as if called so many seconds ago. */
export async function called(scene, seconds) {
  const next = scene.fake.hall.waiting(scene.fake.hall.windows[4].services)[0];
  Object.assign(next, { state: 'called', window: MINE, called: scene.fake.hall.now() - seconds * 1000, calls: 1 });
  scene.fake.push();
  await scene.page.waitForSelector(HELD);
  return next;
}

async function serving(scene) {
  const ticket = await called(scene, 400);
  Object.assign(ticket, { state: 'serving', serving: scene.fake.hall.now() - 331_000 });
  scene.fake.push();
  await scene.page.waitForSelector('.state.serving');
}

/** Two who were put off and one who did not come. */
function missed(scene) {
  const mine = scene.fake.hall.windows[4];
  const [one, two, three] = scene.fake.hall.waiting().filter((ticket) => scene.fake.hall.takes(mine, ticket)).slice(5);
  Object.assign(one, { state: 'parked', parkedUntil: scene.fake.hall.now() + 12 * 60_000 });
  Object.assign(two, { state: 'parked' });
  Object.assign(three, { state: 'no_show', window: MINE });
  scene.fake.push();
}

const loginFailed = async (browser, options, status, code, headers) => {
  const scene = await open(browser, options);
  if (code) scene.fake.refuse('login', status, code, headers);
  await login(scene.page, 'operator5', 'wrong');
  await scene.page.waitForSelector('.trouble');
  return scene;
};

/** name -> (browser, options) => { fake, page }, ready to be looked at. */
export const SCENES = {
  'login': async (b, o) => {
    const scene = await open(b, o);
    await scene.page.waitForSelector('#login');
    return scene;
  },
  'login-wrong': (b, o) => loginFailed(b, o),
  'login-wait': (b, o) => loginFailed(b, o, 429, 'too_many_tries', { 'Retry-After': '21' }),
  'login-lookalike': async (b, o) => {
    const scene = await open(b, o);
    await scene.page.fill('#login', 'орerator5'); // the first two letters are Russian
    await scene.page.dispatchEvent('#password', 'keydown', { key: 'ф' });
    await scene.page.waitForSelector('#login-hint .hint');
    return scene;
  },
  'login-expired': async (b, o) => {
    const scene = await operator(b, o);
    await scene.page.waitForSelector(NEXT);
    scene.fake.expire();
    scene.fake.dropLive();
    await scene.page.waitForSelector('.note');
    return scene;
  },
  'windows': async (b, o) => {
    const scene = await operator(b, { ...o, window: null });
    await scene.page.waitForSelector('button .number');
    return scene;
  },
  'windows-taken': async (b, o) => {
    const scene = await SCENES.windows(b, o);
    scene.fake.refuse('take', 409, 'window_taken');
    await scene.page.click('li:nth-child(5) button');
    await scene.page.waitForSelector('[role=alert] p');
    return scene;
  },
  'desk': async (b, o) => {
    const scene = await operator(b, o);
    await scene.page.waitForSelector(NEXT);
    return scene;
  },
  'desk-empty': async (b, o) => {
    const scene = await operator(b, { ...o, waiting: 0 });
    await scene.page.waitForSelector('[data-testid=nobody]');
    return scene;
  },
  'desk-long': async (b, o) => {
    const hall = demoHall({ waiting: 8 });
    hall.tickets.filter((ticket) => ticket.state === 'waiting').forEach((ticket) => { ticket.title = LONG; ticket.service = 'ndfl3'; });
    hall.site = { ru: 'Межрайонная инспекция Федеральной налоговой службы № 46 по городу Энску', en: 'Interdistrict Inspectorate of the Federal Tax Service No. 46 for the city of Ensk' };
    const scene = await operator(b, { ...o, hall });
    await scene.page.waitForSelector(NEXT);
    await called(scene, 605);
    return scene;
  },
  'desk-called': async (b, o) => {
    const scene = await operator(b, o);
    await called(scene, 47);
    return scene;
  },
  'desk-unprinted': async (b, o) => {
    const scene = await SCENES['desk-called'](b, o);
    const { hall } = scene.fake;
    hall.heldBy(MINE).unprinted = true;
    hall.waiting(hall.windows[Number(MINE) - 1].services).filter((ticket, index) => index % 4 === 1).forEach((ticket) => { ticket.unprinted = true; });
    scene.fake.push();
    await scene.page.waitForSelector('[data-testid=held] [data-testid=unprinted]');
    return scene;
  },
  'desk-question': async (b, o) => {
    const scene = await SCENES['desk-called'](b, o);
    await scene.page.keyboard.press('F9');
    await scene.page.waitForSelector('[role=alertdialog]');
    return scene;
  },
  'desk-serving': async (b, o) => {
    const scene = await operator(b, o);
    await serving(scene);
    return scene;
  },
  'desk-choose': async (b, o) => {
    const scene = await operator(b, o);
    await scene.page.waitForSelector(NEXT);
    missed(scene);
    await scene.page.waitForFunction(() => document.querySelector('.scope')?.innerText.match(/\b2\b[^]*\b1\b/));
    await scene.page.keyboard.press('Shift+F2');
    await scene.page.waitForSelector('[role=dialog]');
    await scene.page.keyboard.press('ArrowDown');
    await scene.page.waitForSelector('[aria-selected=true]');
    return scene;
  },
  'desk-reason': async (b, o) => {
    const scene = await SCENES['desk-choose'](b, o);
    await scene.page.keyboard.press('Enter');
    await scene.page.waitForSelector('.choice kbd');
    return scene;
  },
  'desk-leave': async (b, o) => {
    const scene = await SCENES['desk-choose'](b, o);
    await scene.page.keyboard.press('Delete');
    await scene.page.waitForSelector('[role=alertdialog]');
    return scene;
  },
  'desk-gone': async (b, o) => {
    const scene = await operator(b, o);
    await scene.page.waitForSelector(NEXT);
    const ticket = scene.fake.hall.waiting().filter((each) => !scene.fake.hall.takes(scene.fake.hall.windows[4], each))[1];
    await scene.page.click('.scope button:nth-child(2)');
    await scene.page.click(`tbody th button:has-text("${ticket.number}")`);
    await scene.page.waitForSelector(`.choice:has-text("${ticket.number}")`);
    Object.assign(ticket, { state: 'called', window: '8', called: scene.fake.hall.now(), calls: 1 });
    scene.fake.push();
    await scene.page.waitForSelector('p.gone');
    await scene.page.mouse.move(2, 2); // off the list: no line is lit by the pointer
    return scene;
  },
  'desk-transfer': async (b, o) => {
    const scene = await SCENES['desk-serving'](b, o);
    await scene.page.keyboard.press('Shift+F8');
    await scene.page.waitForSelector('[role=dialog]');
    return scene;
  },
  'desk-park': async (b, o) => {
    const scene = await SCENES['desk-called'](b, o);
    await scene.page.keyboard.press('Shift+F3');
    await scene.page.waitForSelector('[role=dialog]');
    return scene;
  },
  'desk-parked': async (b, o) => {
    const scene = await operator(b, o);
    await scene.page.waitForSelector(NEXT);
    missed(scene);
    await scene.page.click('.scope button:nth-child(3)');
    await scene.page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
    return scene;
  },
  'desk-refused': async (b, o) => {
    const scene = await SCENES['desk-called'](b, o);
    scene.fake.refuse('recall', 409, 'recall_limit');
    await scene.page.keyboard.press('F3');
    await scene.page.waitForSelector('[role=alert] p');
    return scene;
  },
  'desk-lost': async (b, o) => {
    const scene = await SCENES['desk-serving'](b, o);
    await scene.fake.stop();
    await scene.page.waitForSelector('p.lost strong');
    return scene;
  },
  'logout-question': async (b, o) => {
    const scene = await SCENES['desk-called'](b, o);
    await scene.page.click('header .right > button:last-child');
    await scene.page.waitForSelector('[role=alertdialog]');
    return scene;
  },
  'bad-document': async (b, o) => {
    const scene = await open(b, o);
    scene.fake.document = { version: 'one' };
    await login(scene.page, 'operator5');
    await scene.page.waitForSelector('[role=alert] h1');
    return scene;
  },
  'bad-document-kept': async (b, o) => {
    const scene = await SCENES.desk(b, o);
    scene.fake.sendRaw('{"v":1,"type":"hall","body":{"version":101,"now":"yesterday"}}');
    await scene.page.waitForSelector('p.bad');
    return scene;
  },
  'no-server': async (b, o) => {
    const scene = await open(b, o);
    await scene.page.waitForSelector('#login');
    await scene.page.route('**/api/**', (route) => route.abort());
    await scene.page.reload();
    await scene.page.waitForSelector('[role=alert] h1');
    return scene;
  },
  'hall': async (b, o) => {
    const scene = await open(b, { ...o, as: 'administrator' });
    await scene.page.waitForSelector('.hall');
    return scene;
  },
  'hall-holder-changed': async (b, o) => {
    const scene = await SCENES.hall(b, o);
    await scene.page.click('li:nth-child(2) .who button');
    await scene.page.waitForSelector('[role=dialog]');
    scene.fake.hall.windows[1].operator = 'operator8';
    scene.fake.push();
    await scene.page.waitForSelector('[role=alert] p');
    return scene;
  },
  'devices': async (b, o) => {
    const scene = await open(b, { alarms: demoAlarms(), ...o, as: o?.as ?? 'specialist' });
    if (o?.as === 'administrator') await scene.page.click('nav a[href="/devices"]');
    await scene.page.waitForSelector('.devices');
    await scene.page.waitForSelector('#alarms-title');
    await scene.page.waitForSelector('.dot');
    return scene;
  },
  'devices-well': async (b, o) => {
    const scene = await SCENES.devices(b, { ...o, as: 'administrator', alarms: [], devices: [demoDevices()[0], demoDevices()[2]] });
    await scene.page.waitForSelector('.none');
    return scene;
  },
  'devices-paper': (b, o) => SCENES.devices(b, { ...o, ...paperTroubles() }),
  'devices-bad-monday': (b, o) => SCENES.devices(b, { height: 1500, ...badMonday(), ...o }),
  'devices-code': async (b, o) => {
    const scene = await SCENES.devices(b, o);
    await scene.page.selectOption('#code-place', 'ticket-2');
    await scene.page.click('form button');
    await scene.page.waitForSelector('.code');
    return scene;
  },
  'devices-revoke': async (b, o) => {
    const scene = await SCENES.devices(b, o);
    await scene.page.click('.devices li:nth-child(2) .revoke');
    await scene.page.waitForSelector('[role=alertdialog]');
    return scene;
  },
  'devices-calendar': async (b, o) => {
    const scene = await SCENES.devices(b, { ...o, alarms: badMonday().alarms.filter((alarm) => alarm.code.startsWith('calendar') || alarm.code.startsWith('tickets')) });
    await scene.page.click('.opener button');
    await scene.page.waitForSelector('[role=alertdialog]');
    return scene;
  },
  'messages': async (b, o) => {
    const scene = await open(b, { height: 1000, ...o, as: 'administrator' });
    const now = scene.fake.hall.now();
    scene.fake.messages.messages = [
      { id: 'm1', kind: 'text', text: { ru: 'Окно 5 переехало на второй этаж', en: 'Window 5 has moved upstairs' }, from: new Date(now - 600_000).toISOString(),
        until: new Date(now + 3_600_000).toISOString(), every_min: 15, spoken: true, set: new Date(now - 600_000).toISOString() },
      { id: 'm2', kind: 'break', text: { ru: 'Объявляется перерыв.', en: 'There is a break now.' }, from: new Date(now + 7_200_000).toISOString(),
        until: new Date(now + 7_800_000).toISOString(), every_min: 0, spoken: false, set: new Date(now).toISOString() },
    ];
    await scene.page.click('a[href="/messages"]');
    await scene.page.waitForSelector('#evacuation-title');
    await scene.page.fill('#message-ru', 'Приём по вопросам ЕНС ведётся в окнах 3 и 4');
    return scene;
  },
  'messages-evacuation': async (b, o) => {
    const scene = await SCENES.messages(b, o);
    await scene.page.click('button.danger');
    await scene.page.waitForSelector('[role=alertdialog]');
    return scene;
  },
  'messages-evacuated': async (b, o) => {
    const scene = await SCENES['messages-evacuation'](b, o);
    await scene.page.click('[role=alertdialog] button.danger');
    await scene.page.waitForSelector('.now');
    return scene;
  },
  'devices-jumped': async (b, o) => {
    const jumped = { ...badMonday().alarms.find((each) => each.code === 'clock_off'), id: 'calendar_jumped', code: 'calendar_jumped', device: null, parameters: { seconds: 7_260 } };
    const scene = await SCENES.devices(b, { ...o, alarms: [jumped] });
    await scene.page.waitForSelector('.opener button');
    return scene;
  },
  forecast: async (b, o) => {
    const scene = await open(b, { ...o, as: 'administrator' });
    await scene.page.click('a[href="/forecast"]');
    await scene.page.waitForSelector('tbody');
    return scene;
  },
  'devices-empty': async (b, o) => {
    const scene = await open(b, { ...o, as: 'specialist', devices: [] });
    await scene.page.waitForSelector('.empty');
    await scene.page.waitForSelector('.dot');
    return scene;
  },
};

/** Sizes besides 1366×768 at which the desk is looked at. */
export const SIZES = [[1280, 720], [1280, 1024], [1024, 768], [1366, 625]];
