// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the console: one line each, with its address, what it takes to see it, and where its code is. A wing's code
// is loaded when one of its pages is opened.
import type { Component } from 'svelte';
import type { Session } from '../lib/types';
import type { Console } from './console.svelte';
import type { Key } from './texts.svelte';

export type PageName = 'desk' | 'hall' | 'devices' | 'settings' | 'people' | 'password' | 'bookings' | 'names' | 'content' | 'surveys' | 'quality' | 'forecast' | 'reports' | 'audit' | 'messages';

export interface Page {
  readonly name: PageName;
  readonly path: string;
  readonly title: Key;
  /** Empty: anybody's. */
  readonly permission: string;
  /** Not among the pages on top. */
  readonly aside?: true;
  readonly load: () => Promise<{ readonly default: Component<{ desk: Console }> }>;
}

const PAGES: readonly Page[] = [
  { name: 'desk', path: '/desk', title: 'nav.desk', permission: 'windows.take', load: () => import('./hall/DeskPage.svelte') },
  { name: 'devices', path: '/devices', title: 'nav.devices', permission: 'devices.view', load: () => import('./devices/Devices.svelte') },
  { name: 'settings', path: '/settings', title: 'nav.settings', permission: 'settings.view', load: () => import('./settings/SettingsPage.svelte') },
  { name: 'people', path: '/people', title: 'nav.people', permission: 'people.view', load: () => import('./people/PeoplePage.svelte') },
  { name: 'password', path: '/password', title: 'password.title', permission: '', aside: true, load: () => import('./people/PasswordPage.svelte') },
  { name: 'bookings', path: '/bookings', title: 'nav.bookings', permission: 'bookings.view', load: () => import('./booking/Bookings.svelte') },
  { name: 'names', path: '/names', title: 'nav.names', permission: 'names.view', load: () => import('./names/Names.svelte') },
  { name: 'content', path: '/content', title: 'nav.content', permission: 'content.view', load: () => import('./content/Content.svelte') },
  { name: 'hall', path: '/hall', title: 'nav.hall', permission: 'hall.view', load: () => import('./hall/HallPage.svelte') },
  { name: 'messages', path: '/messages', title: 'nav.messages', permission: 'messages.send', aside: true, load: () => import('./messages/Messages.svelte') },
  { name: 'forecast', path: '/forecast', title: 'nav.forecast', permission: 'forecast.view', aside: true, load: () => import('./forecast/ForecastPage.svelte') },
  { name: 'surveys', path: '/surveys', title: 'nav.surveys', permission: 'surveys.view', load: () => import('./survey/Surveys.svelte') },
  { name: 'quality', path: '/quality', title: 'nav.quality', permission: 'surveys.results', load: () => import('./quality/QualityPage.svelte') },
  { name: 'reports', path: '/reports', title: 'nav.reports', permission: 'reports.see', load: () => import('./reports/Reports.svelte') },
  { name: 'audit', path: '/audit', title: 'nav.audit', permission: 'audit.view', load: () => import('./audit/Audit.svelte') },
];

export function may(session: Session | null, permission: string): boolean {
  return session !== null && (permission === '' || session.user.permissions.includes(permission));
}

export function pagesFor(session: Session | null): readonly Page[] {
  return PAGES.filter((page) => may(session, page.permission));
}

/** Who stands at a window begins at the desk, who enrols devices among them, who answers for figures of people at the figures, everybody else in the hall. */
export function firstPage(session: Session | null): Page | undefined {
  const pages = pagesFor(session);
  const wanted = may(session, 'windows.take') ? 'desk' : may(session, 'devices.enrol') ? 'devices' : may(session, 'reports.operators') ? 'reports' : 'hall';
  return pages.find((page) => page.name === wanted) ?? pages.find((page) => !page.aside) ?? pages[0];
}

/** The page of an address; undefined when there is none, or none for this person. */
export function pageAt(path: string, session: Session | null): Page | undefined {
  return pagesFor(session).find((page) => page.path === path);
}
