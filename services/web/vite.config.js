// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const page = (name) => fileURLToPath(new URL(name, import.meta.url));

// Three pages, everything else under /assets/. Nothing is inlined: the server's policy is `default-src 'self'`.
export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2018',
    cssTarget: 'chrome61',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { console: page('index.html'), phone: page('status.html'), survey: page('survey.html') } },
  },
});
