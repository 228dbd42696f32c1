/** The grammar of subject and inspector ids, and the check digits of GB 32100-2015. */
import type { Bytes } from './bytes';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const CODE_LENGTH = 18;
const MAX_OTHER = 21;

const NAME_BYTE = table('\\w.-');
const CODE_BYTE = table(ALPHABET);

/** Which bytes belong to a class of characters. */
function table(characters: string): Uint8Array {
  const allowed = RegExp(`[${characters}]`);
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(allowed.test(String.fromCharCode(byte))));
}

/** Whether a range is not empty and of `A-Za-z0-9._-` only. */
export function isName(bytes: Bytes, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (NAME_BYTE[bytes[i] as number] !== 1) {
      return false;
    }
  }
  return to > from;
}

/** Whether a range is a legal subject id. */
export function isSubject(bytes: Bytes, from: number, to: number): boolean {
  const length = to - from;
  if (length < 2) {
    return false;
  }
  const first = bytes[from] as number;
  if (first >= 97 && first <= 122) {
    return length <= MAX_OTHER && isName(bytes, from + 1, to);
  }
  return isCreditCode(bytes, from, to);
}

/** Whether a range has the form of a unified social credit code. */
export function isCreditCode(bytes: Bytes, from: number, to: number): boolean {
  if (to - from !== CODE_LENGTH) {
    return false;
  }
  for (let i = from; i < to; i++) {
    if (CODE_BYTE[bytes[i] as number] !== 1) {
      return false;
    }
  }
  return true;
}

/** Whether both check characters of a credit code are right. */
export function checkDigitsHold(code: string): boolean {
  let body = 0;
  BODY_WEIGHTS.forEach((weight, i) => (body += parseInt(code.charAt(8 + i), 36) * weight));
  const check = 11 - (body % 11);
  if (code.charAt(16) !== (check === 10 ? 'X' : check === 11 ? '0' : String(check))) {
    return false;
  }
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    sum += ALPHABET.indexOf(code.charAt(i)) * weight;
    weight = (weight * 3) % 31;
  }
  return code.charAt(17) === ALPHABET.charAt((31 - (sum % 31)) % 31);
}
