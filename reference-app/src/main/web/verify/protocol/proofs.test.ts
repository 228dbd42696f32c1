// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hex, unhex } from './bytes';
import { Hash } from './hash';
import { extendsTree, includes, rootsAt } from './proofs';
import { treeRoot } from './tree';

const COUNT = 40;
const hash = new Hash('SHA-256');
const leaves = Array.from({ length: COUNT }, (_, i) => createHash('sha256').update(String(i)).digest('hex'));

/** The greatest power of two below a count. */
function split(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}

function rootOf(part: readonly string[]): string {
  return hex(treeRoot(hash, part.map(unhex)));
}

/** Inclusion and consistency proofs as RFC 9162 defines them, 2.1.3.1 and 2.1.4.1. */
function inclusion(index: number, part: readonly string[]): string[] {
  if (part.length === 1) {
    return [];
  }
  const k = split(part.length);
  return index < k
    ? [...inclusion(index, part.slice(0, k)), rootOf(part.slice(k))]
    : [...inclusion(index - k, part.slice(k)), rootOf(part.slice(0, k))];
}

function consistency(before: number, part: readonly string[], whole: boolean): string[] {
  if (before === part.length) {
    return whole ? [] : [rootOf(part)];
  }
  const k = split(part.length);
  return before <= k
    ? [...consistency(before, part.slice(0, k), whole), rootOf(part.slice(k))]
    : [...consistency(before - k, part.slice(k), false), rootOf(part.slice(0, k))];
}

const sizes = Array.from({ length: COUNT }, (_, i) => i + 1);
const roots = rootsAt(hash, leaves, new Set([...sizes, COUNT + 1]));

describe('a tree of every size', () => {
  it('has the roots of RFC 9162, and none beyond its leaves', () => {
    expect(roots.size).toBe(COUNT);
    sizes.forEach((size) => expect(roots.get(size)).toBe(rootOf(leaves.slice(0, size))));
  });

  it('includes each leaf at its place, and at no other', () => {
    for (const size of sizes) {
      const root = roots.get(size) as string;
      for (let index = 0; index < size; index++) {
        const path = inclusion(index, leaves.slice(0, size));
        const leaf = leaves[index] as string;
        expect(includes(hash, leaf, index, size, path, root)).toBe(true);
        expect(includes(hash, leaf, index + 1, size, path, root)).toBe(false);
        expect(includes(hash, leaf, index - 1, size, path, root)).toBe(false);
        expect(includes(hash, leaf, index, size, [...path, leaf], root)).toBe(false);
        expect(includes(hash, leaf, index, size, path.slice(1), root)).toBe(size === 1);
      }
    }
  });

  it('extends each earlier one, and no other', () => {
    const other = '0'.repeat(64);
    for (const size of sizes) {
      const root = roots.get(size) as string;
      for (let before = 1; before <= size; before++) {
        const [earlier, path] = [roots.get(before) as string, consistency(before, leaves.slice(0, size), true)];
        expect(extendsTree(hash, before, earlier, size, root, path)).toBe(true);
        expect(extendsTree(hash, before, other, size, root, path)).toBe(false);
        expect(extendsTree(hash, before, earlier, size, other, path)).toBe(false);
        expect(extendsTree(hash, before, earlier, size, root, [...path, other])).toBe(false);
        expect(extendsTree(hash, before, earlier, size, root, path.slice(1))).toBe(before === size);
        expect(extendsTree(hash, size + 1, earlier, size, root, path)).toBe(false);
      }
    }
    expect(extendsTree(hash, 0, other, 1, other, [])).toBe(false);
  });

  it('keeps its place beyond 32 bits', () => {
    const path = Array.from({ length: 53 }, () => '1'.repeat(64));
    let root = leaves[0] as string;
    for (let level = 0; level < 53; level++) {
      root = createHash('sha256').update(Uint8Array.of(1)).update(unhex(root)).update(unhex('1'.repeat(64))).digest('hex');
    }
    expect(includes(hash, leaves[0] as string, 0, Number.MAX_SAFE_INTEGER, path, root)).toBe(true);
    expect(includes(hash, leaves[0] as string, 2 ** 32, Number.MAX_SAFE_INTEGER, path, root)).toBe(false);
  });
});
