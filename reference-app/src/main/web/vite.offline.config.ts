/** Builds `verify-offline.html`: the verify page as one file that works from a disk, with no network. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const out = process.env['WEB_OUT'] ?? here('../../../target/classes/web');
const NAME = 'verify-offline.html';

function hashOf(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}

/** Puts script and style into the page, under a policy that lets in nothing but these and no connection at all. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const page = files.find((file) => file.fileName === NAME);
      const scripts = files.filter((file) => file.type === 'chunk');
      const styles = files.filter((file) => file.fileName.endsWith('.css'));
      const [script] = scripts;
      const [style] = styles;
      if (page?.type !== 'asset' || !script || scripts.length !== 1 || style?.type !== 'asset' || styles.length !== 1) {
        this.error('the offline page is not one page, one script and one style');
        return;
      }
      const code = script.code.replace(/<\/(script)/gi, '<\\/$1');
      const css = String(style.source);
      const policy =
        `default-src 'none'; script-src ${hashOf(code)}; style-src ${hashOf(css)}; worker-src blob:; ` +
        "base-uri 'none'; form-action 'none'";
      // Functions as replacements: text would take the "$" of the script for its own.
      const html = String(page.source)
        .replace(/\s*<script[^>]*src=[^>]*><\/script>/, '')
        .replace(/\s*<link[^>]*rel="stylesheet"[^>]*>/, '')
        .replace('<meta charset="UTF-8" />', (meta) => `${meta}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
        .replace('</head>', () => `  <style>${css}</style>\n  </head>`)
        .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`);
      for (const file of files) {
        Reflect.deleteProperty(bundle, file.fileName);
      }
      mkdirSync(out, { recursive: true });
      writeFileSync(`${out}/${NAME}`, html);
      const sum = createHash('sha256').update(html).digest('hex');
      writeFileSync(`${out}/${NAME}.sha256`, `${sum}  ${NAME}\n`);
    },
  };
}

export default defineConfig({
  plugins: [oneFile()],
  root: here('.'),
  publicDir: false,
  base: './',
  resolve: { alias: [{ find: /^\.\/engine$/, replacement: here('verify/engine.offline.ts') }] },
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'chrome87',
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: { input: here(NAME) },
  },
  // A page from a disk has no origin, and Chromium starts no module worker there.
  worker: { format: 'iife' },
});
