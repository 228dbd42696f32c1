/** Checks the proofs of a log's tree without the log: RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
import { hex, unhex, type Bytes } from './bytes';
import type { Hash } from './hash';

const NODE = 0x01;

function node(hash: Hash, left: Bytes, right: Bytes): Bytes {
  return hash.byte(NODE).bytes(left).bytes(right).finish();
}

/** Whether a leaf stands at a place (from 0) of the tree with this size and root. Sizes go up to 2^53. */
export function includes(
  hash: Hash, leaf: string, index: number, size: number, path: readonly string[], root: string,
): boolean {
  if (index < 0 || index >= size) {
    return false;
  }
  const step = new Step(index, size - 1);
  let found = unhex(leaf);
  for (const sibling of path) {
    if (step.last === 0) {
      return false;
    }
    found = step.isRight() ? node(hash, unhex(sibling), found) : node(hash, found, unhex(sibling));
    step.up();
  }
  return step.last === 0 && hex(found) === root;
}

/** Whether the tree of the later size and root begins with all leaves of the earlier one, which has at least one. */
export function extendsTree(
  hash: Hash, before: number, beforeRoot: string, size: number, root: string, path: readonly string[],
): boolean {
  if (before < 1 || before > size) {
    return false;
  }
  if (before === size) {
    return path.length === 0 && beforeRoot === root;
  }
  const step = new Step(before - 1, size - 1);
  while (step.at % 2 === 1) {
    step.up();
  }
  // All ones below: the earlier tree is complete, and its root the first node.
  const [first, ...rest] = step.at === 0 ? [beforeRoot, ...path] : path;
  if (first === undefined) {
    return false;
  }
  let earlier = unhex(first);
  let later = earlier;
  for (const sibling of rest.map(unhex)) {
    if (step.last === 0) {
      return false;
    }
    if (step.isRight()) {
      earlier = node(hash, sibling, earlier);
      later = node(hash, sibling, later);
    } else {
      later = node(hash, later, sibling);
    }
    step.up();
  }
  return step.last === 0 && hex(earlier) === beforeRoot && hex(later) === root;
}

/** A node on the way up: its place in its level, and that of the last one there. */
class Step {
  at: number;
  last: number;

  constructor(at: number, last: number) {
    this.at = at;
    this.last = last;
  }

  /** Whether the node is a right one; a last node without a sibling goes up to where it is. */
  isRight(): boolean {
    if (this.at % 2 === 0 && this.at !== this.last) {
      return false;
    }
    while (this.at % 2 === 0 && this.at !== 0) {
      this.up();
    }
    return true;
  }

  up(): void {
    this.at = Math.floor(this.at / 2);
    this.last = Math.floor(this.last / 2);
  }
}

/** The roots over the first leaves, for the sizes that are asked for; sizes beyond the leaves have none. */
export function rootsAt(hash: Hash, leaves: readonly string[], sizes: ReadonlySet<number>): ReadonlyMap<number, string> {
  const roots = new Map<number, string>();
  // The complete subtrees from the left, each smaller than the one before.
  const trees: { readonly count: number; readonly root: Bytes }[] = [];
  leaves.forEach((leaf, i) => {
    let tree = { count: 1, root: unhex(leaf) };
    for (let left = trees.at(-1); left?.count === tree.count; left = trees.at(-1)) {
      tree = { count: 2 * tree.count, root: node(hash, left.root, tree.root) };
      trees.pop();
    }
    trees.push(tree);
    if (sizes.has(i + 1)) {
      roots.set(i + 1, hex(trees.map(({ root }) => root).reduceRight((right, left) => node(hash, left, right))));
    }
  });
  return roots;
}
