// SPDX-License-Identifier: GPL-3.0-or-later
// From which states each step of a ticket leads anywhere, and who may do what: the fake's own tables. A unit test holds them
// against what the real talond says of itself (`talond openapi`).

export const FROM_STATES = {
  call: ['waiting', 'no_show', 'parked'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  no_show: ['called'],
  return: ['called'],
  return_for: ['called', 'serving'],
  transfer: ['serving'],
  park: ['waiting', 'called', 'serving'],
  unpark: ['parked'],
  leave: ['waiting'],
  correct: ['no_show'],
};

export const PERMISSIONS = {
  operator: [
    'bookings.join', 'hall.view', 'names.find', 'names.hand', 'tickets.call', 'tickets.choose', 'tickets.correct', 'tickets.leave', 'tickets.park',
    'tickets.transfer', 'windows.take',
  ],
  administrator: [
    'alarms.view', 'bookings.decide', 'bookings.join', 'bookings.make', 'bookings.view', 'content.view', 'devices.view', 'forecast.view', 'hall.view', 'messages.send', 'names.find', 'names.show', 'reports.see',
    'surveys.results', 'surveys.view', 'tickets.correct', 'tickets.leave', 'tickets.park', 'tickets.return_for', 'windows.release_for',
  ],
  specialist: [
    'alarms.view', 'audit.view', 'bookings.decide', 'bookings.import', 'bookings.make', 'bookings.view', 'calendar.confirm', 'content.edit', 'content.publish', 'content.view',
    'devices.enrol', 'devices.revoke', 'devices.view', 'forecast.view', 'hall.view', 'messages.send', 'names.show', 'people.manage', 'people.view', 'reports.see', 'settings.edit',
    'settings.view', 'surveys.publish', 'surveys.results', 'surveys.view', 'surveys.words',
  ],
  head: [
    'alarms.view', 'audit.view', 'bookings.view', 'content.view', 'forecast.view', 'hall.view', 'reports.operators', 'reports.see', 'surveys.results',
    'surveys.view',
  ],
  security: ['alarms.view', 'audit.view', 'devices.view', 'hall.view', 'names.destroy', 'names.view', 'people.view', 'settings.view'],
};

/** The permission that a step of a ticket takes. */
export const STEP_PERMISSION = {
  call: 'tickets.choose', recall: 'tickets.call', start: 'tickets.call', finish: 'tickets.call', no_show: 'tickets.call',
  return: 'tickets.call', return_for: 'tickets.return_for', transfer: 'tickets.transfer', park: 'tickets.park', unpark: 'tickets.park', leave: 'tickets.leave',
  correct: 'tickets.correct',
};
