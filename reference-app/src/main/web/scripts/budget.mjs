// Fails when a page's first load outgrows its budget: the gzipped JavaScript that its entry needs before anything
// that is loaded later.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KILOBYTE = 1000;
const BUDGETS = { 'index.html': 60, 'verify.html': 40, 'desk.html': 320 };

const folder = process.env.WEB_OUT ?? new URL('../../../../target/classes/web', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));

function firstLoad(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    (manifest[key].imports ?? []).forEach((next) => firstLoad(next, seen));
  }
  return seen;
}

/** The verify page cannot do its work without its worker, so that counts too; the manifest does not list workers. */
function workers(entry) {
  return entry === 'verify.html' ? readdirSync(`${folder}/assets`).filter((name) => /^worker-.*\.js$/.test(name)) : [];
}

let over = false;
for (const [entry, budget] of Object.entries(BUDGETS)) {
  const files = [...firstLoad(entry)].map((key) => manifest[key].file);
  files.push(...workers(entry).map((name) => `assets/${name}`));
  const bytes = files
    .map((file) => gzipSync(readFileSync(`${folder}/${file}`)).length)
    .reduce((sum, size) => sum + size, 0);
  const fits = bytes <= budget * KILOBYTE;
  over ||= !fits;
  console.log(`${fits ? 'ok' : 'TOO LARGE'}  ${entry}  ${(bytes / KILOBYTE).toFixed(1)} kB of ${budget} kB gzipped JavaScript`);
}
process.exit(over ? 1 : 0);
