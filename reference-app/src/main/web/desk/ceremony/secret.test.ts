import { describe, expect, it } from 'vitest';
import { hex, utf8 } from '../../verify/protocol/bytes';
import { bundle } from '../../verify/protocol/fixtures';
import { Hash, type SuiteName } from '../../verify/protocol/hash';
import { checkWord, commitmentOf, freshNonce, nonceInSlip, nonceOfDice, readable, ROLLS, slip, typedNonce } from './secret';

interface Opened { id: string; commit: string; nonce: string }

describe('the commitment', () => {
  it.each<[string, SuiteName]>([['small-sm3', 'SM3'], ['small-sha256', 'SHA-256'], ['city-sm3', 'SM3']])('agrees with the published vector %s', (name, suite) => {
    const files = bundle(name);
    const header = files.get('header.json') as Uint8Array;
    const headerHash = hex(new Hash(suite).label('header').bytes(header).finish());
    const { parties } = JSON.parse(new TextDecoder().decode(files.get('ceremony.json'))) as { parties: Opened[] };
    expect(parties.length).toBeGreaterThanOrEqual(3);
    for (const party of parties) {
      expect(commitmentOf(suite, headerHash, party.id, party.nonce)).toBe(party.commit);
      expect(commitmentOf(suite, headerHash, party.id + 'x', party.nonce)).not.toBe(party.commit);
    }
  });
});

describe('the nonce', () => {
  const nonce = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

  it('is 32 fresh bytes each time', () => {
    expect(freshNonce()).toMatch(/^[0-9a-f]{64}$/);
    expect(freshNonce()).not.toBe(freshNonce());
  });

  it('survives being copied by hand in groups, in capitals', () => {
    expect(typedNonce(` ${readable(nonce).toUpperCase()}\n`)).toBe(nonce);
    expect(typedNonce(nonce.slice(1))).toBeUndefined();
    expect(typedNonce(nonce.replace('0', 'o'))).toBeUndefined();
  });

  it('has a check word that any slip changes', () => {
    const word = checkWord(nonce);
    expect(word).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    for (let at = 0; at < 64; at++) {
      const digit = nonce.charAt(at) === '0' ? '1' : '0';
      expect(checkWord(nonce.slice(0, at) + digit + nonce.slice(at + 1))).not.toBe(word);
    }
  });

  it('comes from dice as the digest of the rolls, and only from enough of them', () => {
    const rolls = '162534'.repeat(17);
    expect(rolls.length).toBeGreaterThanOrEqual(ROLLS);
    expect(nonceOfDice(rolls.replace(/(.{10})/g, '$1 '), 'SHA-256')).toBe(hex(new Hash('SHA-256').bytes(utf8(rolls)).finish()));
    expect(nonceOfDice(rolls.slice(0, ROLLS - 1), 'SM3')).toBeUndefined();
    expect(nonceOfDice(`${rolls}7`, 'SM3')).toBeUndefined();
  });

  it('is found again in its file, for the right draw and party only', () => {
    const headerHash = 'ab'.repeat(32);
    const text = slip({ headerHash, taskName: '任务', party: 'notary' }, nonce);
    expect(nonceInSlip(text, headerHash, 'notary')).toBe(nonce);
    expect(nonceInSlip(text, headerHash, 'office')).toBeUndefined();
    expect(nonceInSlip(text, 'cd'.repeat(32), 'notary')).toBeUndefined();
    expect(nonceInSlip('something else', headerHash, 'notary')).toBeUndefined();
  });
});
