// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { compressed } from '../../vite.app.ts';

/** What is served under fixed names at the root: the service worker, the manifest of the installed application, its icons. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [compressed()],
  build: {
    outDir: resolve(import.meta.dirname, '../../target/dist/worker'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    rollupOptions: {
      input: resolve(import.meta.dirname, 'src/main.ts'),
      output: { entryFileNames: 'service-worker.js', format: 'iife' },
    },
  },
});
