/**
 * The secret of a party to a draw: a nonce made in this browser, or typed from dice, that nobody but the party has until it
 * is opened. Only its commitment leaves the browser.
 */
import { hex, utf8 } from '../../verify/protocol/bytes';
import { DIGEST, Hash, type SuiteName } from '../../verify/protocol/hash';
import { commitment } from '../../verify/protocol/seed';

/** A fresh nonce: 32 bytes of the browser's generator, in hexadecimal digits. */
export function freshNonce(): string {
  return hex(crypto.getRandomValues(new Uint8Array(DIGEST)));
}

/** So many rolls of a die carry more than 256 bits: 6^100 > 2^258. */
export const ROLLS = 100;

/** A nonce from rolls of a die: their digest. Undefined while there are not enough of them. */
export function nonceOfDice(rolls: string, suite: SuiteName): string | undefined {
  const digits = rolls.replace(/\s+/g, '');
  return /^[1-6]+$/.test(digits) && digits.length >= ROLLS ? hex(new Hash(suite).bytes(utf8(digits)).finish()) : undefined;
}

/** What is sent in place of the nonce. */
export function commitmentOf(suite: SuiteName, headerHash: string, party: string, nonce: string): string {
  return commitment(new Hash(suite), headerHash, party, nonce);
}

/** No letters or digits that are taken for another when read aloud or copied by hand. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Two groups of four letters that change with any slip in copying the nonce. They say nothing useful about it: 40 of 256 bits of its digest. */
export function checkWord(nonce: string): string {
  const digest = new Hash('SHA-256').text('desk nonce check ').text(nonce).finish();
  const letters = Array.from(digest.subarray(0, 8), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The digits of a nonce in groups that can be copied by hand. */
export function readable(nonce: string): string {
  return nonce.replace(/(.{8})(?=.)/g, '$1 ');
}

/** What was typed or pasted, as a nonce; undefined if it is none. */
export function typedNonce(text: string): string | undefined {
  const digits = text.replace(/\s+/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

/** The file in which a party keeps its nonce. */
export function slip(draw: { headerHash: string; taskName: string; party: string }, nonce: string): string {
  return [
    '双随机抽取：参与方的随机数（揭示之前不要给任何人看）',
    'Draw: the secret number of a party (show it to nobody before the opening)',
    `任务 / task: ${draw.taskName}`,
    `抽取 / draw: ${draw.headerHash}`,
    `参与方 / party: ${draw.party}`,
    `随机数 / nonce: ${nonce}`,
    `校验字 / check word: ${checkWord(nonce)}`,
    '',
  ].join('\n');
}

/** The nonce in such a file; undefined if it is of another draw or another party. */
export function nonceInSlip(text: string, headerHash: string, party: string): string | undefined {
  const of = (label: string): string | undefined => new RegExp(`${label}: (.+)`).exec(text)?.[1]?.trim();
  return of('draw') === headerHash && of('party') === party ? typedNonce(of('nonce') ?? '') : undefined;
}
