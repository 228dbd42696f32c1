// @vitest-environment node
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ascii, hex, utf8 } from './bytes';
import { Hash, type SuiteName } from './hash';
import { bundle, published, VECTORS } from './fixtures';
import { verify } from './verification';

const names = readdirSync(VECTORS).sort();

describe('hash functions', () => {
  it.each<[SuiteName, string]>([['SM3', 'sm3'], ['SHA-256', 'sha256']])('%s agrees with OpenSSL at every length', (suite, openssl) => {
    const hash = new Hash(suite);
    const message = Uint8Array.from({ length: 300 }, (_, i) => (i * 7) & 255);
    for (let length = 0; length <= 300; length++) {
      const part = message.subarray(0, length);
      expect(hex(hash.bytes(part).finish())).toBe(createHash(openssl).update(part).digest('hex'));
    }
  });
});

describe('published vectors', () => {
  it('are all there', () => expect(names.length).toBeGreaterThanOrEqual(17));

  it.each(names)('%s verifies as "verified, unsigned"', (name) => {
    const { report } = verify(bundle(name));
    expect(report.finding).toBe('');
    expect(report.verdict).toBe('verified, unsigned');
    expect(report.checks).toHaveLength(23);
    expect(report.checks.find((check) => check.id === 'beacons')?.outcome).toBe('needs a human eye');
    expect(report.checks.find((check) => check.id === 'teams')?.outcome).toBe('agree');
    expect(report.lints.some((lint) => lint.id === 'practice')).toBe(name.startsWith('practice'));
  });

  it.each(names)('%s is consistent at public level without what is not published', (name) => {
    const { report } = verify(published(name));
    expect(report.verdict).toBe('consistent at public level');
    expect(report.checks.find((check) => check.id === 'selection')?.outcome).toBe('not applicable');
  });
});

describe('known answers of the protocol', () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i);
  it.each<[SuiteName, string, string]>([
    ['SM3', '5556a4dba4b2fad6', '32c377bf'],
    ['SHA-256', '537d0f28265ffc1c', '4a892093'],
  ])('open ticket in %s', (suite, first, last) => {
    const ticket = hex(new Hash(suite).byte(0x54).bytes(key).lp8('913201000000000014').finish());
    expect(ticket.slice(0, 16)).toBe(first);
    expect(ticket.slice(-8)).toBe(last);
  });

  it('salted ticket, through a midstate', () => {
    const hash = new Hash('SM3');
    const begun = hash.byte(0x50).bytes(key).bytes(new Uint8Array(31)).midstate();
    const salted = hash.resume(begun).lp8('913201000000000014').bytes(new Uint8Array(16).fill(0xaa)).finish();
    expect(hex(salted)).toBe('2e89fdcfbde3bf936ab50a9f4fd23e593e1abb8567b0b81529abf87a36132238');
    expect(ascii(utf8('A'))).toBe('A');
  });
});
