import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The running app that pages under development ask. */
const app = process.env['DR_APP'] ?? 'http://127.0.0.1:8080';

/** Where Maven packs the pages from; the jar serves them as the classpath folder `web`. */
const out = process.env['WEB_OUT'] ?? here('../../../target/classes/web');

export default defineConfig({
  plugins: [vue()],
  root: here('.'),
  publicDir: 'static',
  // With no origin of its own, so that the app may be put behind any host name.
  base: '/',
  build: {
    outDir: out,
    emptyOutDir: true,
    manifest: 'manifest.json',
    // The licences of what ends up in the pages go with them.
    license: { fileName: 'licenses.txt' },
    // Browsers of government desktops (奇安信 on UOS) are of that age.
    target: 'chrome87',
    // They preload modules themselves; the others load them a little later.
    modulePreload: { polyfill: false },
    // Inlined files would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    rollupOptions: {
      output: { comments: false },
      input: { site: here('index.html'), verify: here('verify.html'), desk: here('desk.html') },
    },
  },
  worker: { format: 'es', rollupOptions: { output: { comments: false } } },
  server: {
    // `npx vite` beside a running `./run`, which may be elsewhere.
    proxy: { '/v1': app, '/openapi.yaml': app },
  },
  test: {
    environment: 'happy-dom',
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**'],
  },
});
