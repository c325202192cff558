// SPDX-License-Identifier: GPL-3.0-or-later
// The page's elements, made once; a new view only changes texts that really differ, so that a screen reader
// speaks what is new and nothing else.
import { nameOf, SHIPPED, wordsOf } from './languages';
import { say } from './texts';
import { SURVEY_PATH, type View } from './view';

export interface Screen {
  readonly root: HTMLElement;
  readonly site: HTMLElement;
  readonly label: HTMLElement;
  readonly number: HTMLElement;
  readonly service: HTMLElement;
  readonly polite: HTMLElement;
  readonly urgent: HTMLElement;
  readonly invitation: HTMLAnchorElement;
  readonly footer: HTMLElement;
  readonly switches: HTMLElement;
  /** Draws a button for each language; the chosen one is told. */
  readonly offer: (tags: readonly string[]) => readonly HTMLButtonElement[];
}

const BESIDE_THE_NAME = 3; // languages that stand in one line with the inspectorate's name

function add<K extends keyof HTMLElementTagNameMap>(parent: HTMLElement, tag: K, name: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  parent.appendChild(element);
  return element;
}

function put(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function screen(root: HTMLElement, choose: (tag: string) => void): Screen {
  const header = add(root, 'header', 'bar');
  const site = add(header, 'p', 'site');
  const switches = add(header, 'div', 'langs');
  switches.setAttribute('role', 'group');
  let langs: readonly HTMLButtonElement[] = [];
  const offer = (tags: readonly string[]): readonly HTMLButtonElement[] => {
    if (tags.join() === langs.map((button) => button.lang).join()) return langs;
    switches.textContent = '';
    header.classList.toggle('many', tags.length > BESIDE_THE_NAME);
    langs = tags.map((tag) => {
      const button = add(switches, 'button', 'lang');
      button.type = 'button';
      button.lang = tag;
      button.textContent = nameOf(tag);
      button.addEventListener('click', () => choose(tag));
      return button;
    });
    return langs;
  };
  offer(SHIPPED);

  const main = add(root, 'main', 'card');
  const heading = add(main, 'h1', 'ticket');
  const label = add(heading, 'span', 'label');
  const number = add(heading, 'span', 'number');
  const service = add(main, 'p', 'service');
  const urgent = add(main, 'div', 'news');
  urgent.setAttribute('role', 'alert');
  const polite = add(main, 'div', 'news');
  polite.setAttribute('role', 'status');
  const invitation = add(main, 'a', 'rate');
  invitation.href = SURVEY_PATH;
  invitation.rel = 'noreferrer'; // the address of this page is the ticket's secret
  const footer = add(add(root, 'footer', 'base'), 'p', 'foot');
  footer.setAttribute('role', 'status');
  return { root, site, label, number, service, polite, urgent, invitation, footer, switches, offer };
}

// Each line of news as [class, text]; a tile is two of them, figure and label.
function wantedIn(view: View): [string, string][] {
  const wanted: [string, string][] = [['headline', view.headline]];
  if (view.window !== '') wanted.push(['window', view.window]);
  const width = view.tiles.length === 1 ? 'single' : 'half';
  view.tiles.forEach((tile, index) => {
    const side = index === 0 ? 'first' : 'second';
    wanted.push([`figure ${width} ${side}`, tile.figure], [`words ${width} ${side}`, tile.label]);
  });
  view.lines.forEach((line) => wanted.push(['line', line]));
  return wanted;
}

function news(box: HTMLElement, view: View | null): void {
  const wanted = view === null ? [] : wantedIn(view);
  while (box.children.length > wanted.length) box.removeChild(box.lastElementChild as Element);
  wanted.forEach(([name, text], index) => {
    const line = (box.children[index] as HTMLElement | undefined) ?? add(box, 'p', name);
    if (line.className !== name) line.className = name;
    put(line, text);
  });
}

export function draw(parts: Screen, view: View, tag: string, languages: readonly string[]): void {
  document.documentElement.lang = wordsOf(tag);
  parts.site.lang = parts.service.lang = tag;
  document.title = view.title;
  document.body.className = `mood-${view.mood}${view.stale ? ' stale' : ''}`;
  put(parts.site, view.site);
  put(parts.label, say(tag, 'your_ticket'));
  put(parts.number, view.number);
  parts.number.classList.toggle('long', view.number.length > 4); // a kiosk's own: 112А007
  put(parts.service, view.service);
  put(parts.invitation, view.invitation);
  parts.invitation.hidden = view.invitation === '';
  put(parts.footer, view.footer);
  parts.switches.setAttribute('aria-label', say(tag, 'language'));
  parts.offer(languages).forEach((button) => button.setAttribute('aria-pressed', String(button.lang === tag)));
  const called = view.mood === 'called';
  news(parts.urgent, called ? view : null);
  news(parts.polite, called ? null : view);
}
