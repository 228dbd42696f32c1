/** Commitments, the seed, and the keys that follow from it. */
import { hex, unhex, type Bytes } from './bytes';
import type { Ceremony } from './documents';
import { DIGEST, type Hash } from './hash';

/** What a party commits to before anybody opens anything. */
export function commitment(hash: Hash, headerHash: string, party: string, nonce: string): string {
  return hex(hash.byte(0x43).bytes(unhex(headerHash)).lp8(party).bytes(unhex(nonce)).finish());
}

/** The seed of a ceremony; a withheld nonce counts as a flag and zero bytes. */
export function seedOf(hash: Hash, headerHash: string, ceremony: Ceremony): string {
  hash.label('seed').bytes(unhex(headerHash)).byte(ceremony.parties.length >>> 8).byte(ceremony.parties.length & 255);
  for (const party of ceremony.parties) {
    hash.lp8(party.id);
    if (party.nonce === undefined) {
      hash.byte(0).bytes(new Uint8Array(DIGEST));
    } else {
      hash.byte(1).bytes(unhex(party.nonce));
    }
  }
  hash.byte(ceremony.beacons.length >>> 8).byte(ceremony.beacons.length & 255);
  for (const beacon of ceremony.beacons) {
    hash.lp8(beacon.type).lp8(beacon.source).u64(beacon.round).lp16(unhex(beacon.value));
  }
  return hex(hash.finish());
}

/** The key for a purpose. */
export function keyOf(hash: Hash, seed: string, purpose: 'ticket' | 'assign' | 'quota'): Bytes {
  return hash.label('key').bytes(unhex(seed)).text(purpose).finish();
}
