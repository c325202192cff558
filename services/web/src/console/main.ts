// SPDX-License-Identifier: GPL-3.0-or-later
import { mount } from 'svelte';
import '../base.css';
import { Api } from '../lib/api';
import App from './App.svelte';
import { Console } from './console.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');

// A held key repeats: Enter kept down on a button must press it once.
window.addEventListener('keydown', (event) => {
  if (event.repeat && event.key === 'Enter' && event.target instanceof HTMLButtonElement) event.preventDefault();
}, true);

const desk = new Console(new Api());
mount(App, { target, props: { desk } });
void desk.boot();
