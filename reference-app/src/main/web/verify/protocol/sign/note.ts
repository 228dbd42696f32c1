/** A short text with signatures below it, in the form of the C2SP signed note (§9a). */
import { utf8, type Bytes } from '../bytes';
import { Hash } from '../hash';
import { CODE, Fault, say } from '../report';
import { formFault, holds } from './holds';
import { base64, SUITES, type Key } from './keys';

const MAX_BYTES = 65_535;
const MAX_SIGNATURES = 64;
const KEY_ID = 4;
const LINE = '— ';
const SM2_TYPE = 'SM2-with-SM3.double-random';
const NAME = '[^\\s\\p{Z}\\p{C}+]{1,255}';
const IS_NAME = new RegExp(`^${NAME}$`, 'u');

/** A note, and who signed it. */
export interface SignedNote {
  /** What was signed. */
  readonly text: string;
  readonly lines: readonly Line[];
}

/** One signature: whose, and behind the key id its bytes. */
interface Line {
  readonly name: string;
  readonly bytes: Bytes;
}

/** Whether a name has its form: no blank, no plus sign. */
export function isName(name: string): boolean {
  return IS_NAME.test(name);
}

/** Reads a note, which must be exactly in its one form. */
export function readNote(all: string): SignedNote {
  must(utf8(all).length <= MAX_BYTES, `it has more than ${MAX_BYTES} bytes`);
  const end = all.lastIndexOf('\n\n');
  must(end >= 0 && all.endsWith('\n'), 'it has no empty line between text and signatures');
  const text = all.slice(0, end + 1);
  must(!text.endsWith('\n\n'), 'note does not end in one line feed');
  must([...text].every((c) => c === '\n' || c >= ' '), 'note has control characters');
  const below = all.slice(end + 2, -1);
  const lines = all.length === end + 2 ? [] : below.split('\n').map(readLine);
  must(lines.length <= MAX_SIGNATURES, `signatures is ${lines.length}, allowed 0 to ${MAX_SIGNATURES}`);
  return { text, lines };
}

function readLine(line: string): Line {
  const blank = line.lastIndexOf(' ');
  must(line.startsWith(LINE) && blank > LINE.length, 'a line below the text is no signature');
  const name = line.slice(LINE.length, blank);
  must(isName(name), `name has ${name.length} characters and does not match ${NAME}`);
  const written = line.slice(blank + 1);
  const bytes = /\s/u.test(written) ? undefined : base64(written);
  if (!bytes) {
    throw malformed('a signature is no base64');
  }
  if (bytes === 'another spelling' || bytes.length <= KEY_ID) {
    throw malformed('a signature is too short or in another spelling');
  }
  return { name, bytes };
}

/** Whether there is a signature of this name by this key; one that is there and does not hold is a fault. */
export function isSignedBy(note: SignedNote, name: string, key: Key): boolean {
  const id = keyId(name, key);
  const own = note.lines.filter((line) => line.name === name && id.every((byte, i) => line.bytes[i] === byte));
  for (const { bytes } of own) {
    const signature = bytes.subarray(KEY_ID);
    const fault = formFault(key.alg, signature);
    must(fault === undefined, `the signature of ${name} sig ${fault?.en}`, `${name} 的签名${fault?.zh}`);
    must(holds(key, utf8(note.text), signature), `the signature of ${name} does not hold`, `${name} 的签名无效`);
  }
  return own.length > 0;
}

/** Four bytes that tell a reader which key to try. */
function keyId(name: string, key: Key): Bytes {
  const suite = SUITES[key.alg];
  const named = new Hash(suite ?? 'SM3').text(name).byte(10);
  const typed = suite === 'SHA-256' ? named.byte(1).bytes(key.point) : named.byte(0xff).text(SM2_TYPE).bytes(key.spki);
  return typed.finish().subarray(0, KEY_ID);
}

function must(holds: boolean, en: string, zh?: string): void {
  if (!holds) {
    throw malformed(en, zh);
  }
}

function malformed(en: string, zh = '检查点或其签名的写法不合规范'): Fault {
  return new Fault(CODE.malformed, { source: 'signed note' }, say(en, zh));
}
