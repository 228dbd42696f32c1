// Writes the inputs of a large draw, to measure the verify page with. All names and ids are synthetic (示例).
//   node scripts/large-draw.mjs DIR SUBJECTS     then  ./run freeze --in DIR --snapshot-at 2024-03-15T00:00:00Z
//   --reveal-by 2024-03-15T02:00:00Z,  node scripts/large-draw.mjs DIR,  ./run draw --in DIR --out BUNDLE
// The second call, without a number, adds the ceremony, which must follow the header.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [folder, subjects] = process.argv.slice(2);
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const UNITS = ['440802', '440803', '440804', '440811', '440823', '440825', '440881', '440882', '440883'];
const PARTIES = ['audit', 'lead', 'notary'];
const BEACON = { type: 'lottery', source: 'ssq', round: 2024031 };

const sm3 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sm3')).digest();
const write = (name, text) => writeFileSync(`${folder}/${name}`, text);
const lines = (name, list) => write(name, list.map((line) => `${line}\n`).join(''));

/** Canonical for these documents: keys in order, ASCII or Chinese text without escapes. */
function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value === 'object') {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

function creditCode(unit, number) {
  const first = `91${unit}MA${String(number).padStart(6, '0')}`;
  const body = [3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, i) => sum + parseInt(first.charAt(8 + i), 36) * weight, 0);
  const check = 11 - (body % 11);
  const code = first + (check === 10 ? 'X' : check === 11 ? '0' : check);
  let sum = 0;
  let weight = 1;
  for (const character of code) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return code + ALPHABET.charAt((31 - (sum % 31)) % 31);
}

if (subjects) {
  mkdirSync(folder, { recursive: true });
  const rows = Array.from({ length: Number(subjects) }, (_, i) => {
    const unit = UNITS[i % UNITS.length];
    const sid = creditCode(unit, i);
    const salt = createHash('sha256').update(sid).digest('hex').slice(0, 32);
    return [sid, `${unit}|${'AABBBBNNCD'.charAt((i * 7) % 10)},${salt}`];
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  lines('pool.csv', rows.map(([sid]) => sid));
  lines('attrs.csv', rows.map(([, attributes]) => attributes));
  lines('exclusions.csv', []);
  const roster = UNITS.flatMap((unit) =>
    ['HJ', 'SCJG'].flatMap((dept) =>
      Array.from({ length: 30 }, (_, i) => `INS-${unit}-${dept}-${String(i).padStart(3, '0')},${unit},${dept},1,${i % 3}`)));
  lines('roster.csv', roster.sort());
  lines('recusal.csv', roster.map((line, i) => `${line.split(',')[0]},${rows[i * 13][0]}`).sort());
  write('plan.json', canonical({
    v: 1, suite: 'SM3', authority: '114408000000000000', series: '2024', seq: 1, prev: '', title: '示例大样本',
    attributes: ['division', 'credit'], unit: 'division',
    ratio: { by: 'credit', ppm: { A: 10000, B: 30000, C: 100000, D: 300000, N: 30000 } }, quota: { mode: 'sys' },
    team: [{ dept: 'SCJG', qual: 1 }, { dept: 'SCJG', qual: 0 }, { dept: 'HJ', qual: 0 }, { dept: 'HJ', qual: 0 }],
    qualifications: ['SPECIAL_EQUIPMENT'], parties: PARTIES, beacon: [BEACON], practice: true, attributesPublic: false,
    embargoUntil: '',
  }));
} else {
  const header = sm3('DRAW1/header\0', readFileSync(`${folder}/header.json`));
  const parties = PARTIES.map((id) => {
    const nonce = createHash('sha256').update(id).digest();
    const commit = sm3('C', header, Uint8Array.of(id.length), id, nonce).toString('hex');
    return { id, commit, nonce: nonce.toString('hex') };
  });
  const value = Buffer.from('03 08 14 19 25 31 + 07').toString('hex');
  write('ceremony.json', canonical({ parties, beacons: [{ ...BEACON, value }] }));
}
