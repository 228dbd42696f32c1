// @vitest-environment node
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hex, unhex, utf8 } from '../bytes';
import { ed25519Holds, isEd25519Point, isEd25519Signature } from './ed25519';
import { sha512 } from './sha512';
import { isSm2Point, sm2Holds, sm2Scalars } from './sm2';

describe('SHA-512', () => {
  it('agrees with OpenSSL at every length', () => {
    const message = Uint8Array.from({ length: 300 }, (_, i) => (i * 7) & 255);
    for (let length = 0; length <= 300; length++) {
      const part = message.subarray(0, length);
      expect(hex(sha512(part))).toBe(createHash('sha512').update(part).digest('hex'));
    }
  });
});

describe('Ed25519', () => {
  it('takes the signatures of OpenSSL, and no other', () => {
    for (let i = 0; i < 8; i++) {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      const point = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
      const message = utf8(`示例 ${i}`);
      const signature = Uint8Array.from(sign(null, message, privateKey));
      expect(isEd25519Point(point) && isEd25519Signature(signature)).toBe(true);
      expect(ed25519Holds(point, message, signature)).toBe(true);
      expect(ed25519Holds(point, utf8('other'), signature)).toBe(false);
      for (const at of [0, 31, 32, 63]) {
        const changed = signature.slice();
        changed[at] = (changed[at] as number) ^ 1;
        expect(ed25519Holds(point, message, changed)).toBe(false);
      }
    }
  });

  it('takes the example of RFC 8032', () => {
    expect(ed25519Holds(
      unhex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'), unhex('af82'),
      unhex('6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
        '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'))).toBe(true);
  });

  it.each([
    ['y = 0', '00'.repeat(32)],
    ['the neutral point', `01${'00'.repeat(31)}`],
    ['order 2', `ec${'ff'.repeat(30)}7f`],
    ['order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['order 8, negative', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fdc7792ac0fa'],
    ['y beyond p', `ee${'ff'.repeat(30)}7f`],
    ['beside the curve', `02${'00'.repeat(31)}`],
    ['one of the group and one of order 8', 'e7b40e257c2b24e81e37cf46babdfcfc3586bda26789d4d9354484225c601031'],
  ])('refuses a key that proves nothing: %s', (_, point) => {
    expect(isEd25519Point(unhex(point))).toBe(false);
  });

  it('refuses a scalar beyond the order and a point in another form', () => {
    expect(isEd25519Signature(new Uint8Array(63))).toBe(false);
    const base = `58${'66'.repeat(31)}`;
    expect(isEd25519Signature(unhex(base + 'edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'))).toBe(false);
    expect(isEd25519Signature(unhex(base + 'ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'))).toBe(true);
    expect(isEd25519Signature(unhex('ff'.repeat(32) + '00'.repeat(32)))).toBe(false);
    // S * B = R + k * A, and R sent with a point of order 8 added: some verifiers would take it.
    expect(isEd25519Signature(unhex('2561dfa96ca90f2865187cd777a131ec4540a8137887f87b6b4dbbed1fbe011e' +
      '66596798192dd4e401eb87edf891a8bd36bb9b778227340ad87738d11abf1503'))).toBe(false);
  });
});

describe('SM2', () => {
  const KEY = unhex('09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13');
  const R = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
  const S = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
  const N = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';
  const der = (r: string, s: string): Uint8Array => unhex(`3046022100${r}022100${s}`);

  it('takes the example of GB/T 32918.5, and no other', () => {
    const scalars = sm2Scalars(der(R, S)) as readonly [bigint, bigint];
    expect(isSm2Point(KEY)).toBe(true);
    expect(sm2Holds(KEY, utf8('message digest'), scalars)).toBe(true);
    expect(sm2Holds(KEY, utf8('message digesT'), scalars)).toBe(false);
    expect(sm2Holds(KEY, utf8('message digest'), [scalars[1], scalars[0]])).toBe(false);
    expect(sm2Holds(KEY, utf8('message digest'), [scalars[0], scalars[1] - 1n])).toBe(false);
  });

  it('refuses a point beside the curve', () => {
    const changed = KEY.slice();
    changed[63] = 0x14;
    expect(isSm2Point(changed)).toBe(false);
    expect(isSm2Point(new Uint8Array(64))).toBe(false);
  });

  it.each([
    '', '3000', '3006020100020101', '3006020101020100', '3007020200010201' + '01', '3006020181020101',
    `308146022100${R}022100${S}`, `3047022100${R}022100${S}00`, `3046022100${R}022100${S}00`,
    `3046022100${R}022200${S}`, `30440220${R}0220${S}`, `3046032100${R}022100${S}`, `3146022100${R}022100${S}`,
    `3046022100${R}0221`, `3046022100${N}022100${S}`, `3046022100${R}022100${N}`, `3046022100${R}022100${S.slice(2)}`,
  ])('refuses the spelling %s', (bytes) => {
    expect(sm2Scalars(unhex(bytes))).toBeUndefined();
  });
});
