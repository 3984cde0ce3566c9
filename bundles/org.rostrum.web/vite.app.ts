// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest)$/;

/** Writes `.br` and `.gz` beside every text file, so that the server never compresses by itself. */
export function compressed(): Plugin {
  let outDir = '';
  return {
    name: 'rostrum-compressed',
    apply: 'build',
    configResolved: (config) => void (outDir = resolve(config.root, config.build.outDir)),
    closeBundle: () => {
      for (const entry of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
        if (!COMPRESSIBLE.test(entry)) continue;
        const file = join(outDir, entry);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}

/** What every page loads at once, in one file: many small ones compress worse and make the way longer. */
const BASE = /[\\/](Button|Transition|use-id|createReactComponent|IconCircleCheck|IconAlertTriangle|ErrorState|StateMessage|errorText)(\.\w+|[\\/])|node_modules\/(react|react-dom|scheduler|i18next|react-i18next)\//;

/**
 * The one build configuration of all applications. Hashed files land in `/assets/<name>/`, so that each application's bundle
 * serves its own; `npm run dev -w apps/<name>` passes API and signalling on to ROSTRUM_SERVER (default: the mock server).
 */
export function application(name: string, root: string) {
  const server = process.env['ROSTRUM_SERVER'] ?? 'http://127.0.0.1:27080';
  return defineConfig({
    root,
    appType: 'spa',
    plugins: [react(), compressed()],
    build: {
      outDir: resolve(import.meta.dirname, 'target/dist', name),
      emptyOutDir: true,
      assetsDir: `assets/${name}`,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: BASE }] } } },
      chunkSizeWarningLimit: 2_000, // tools/size.mjs guards what counts
    },
    server: { proxy: { '/api': { target: server, secure: false }, '/signal': { target: server, ws: true, secure: false } } },
  });
}
