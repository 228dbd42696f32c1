/** Checks signatures of Ed25519, RFC 8032, with points of the group of prime order only. It never signs. */
import type { Bytes } from '../bytes';
import { inverse, littleEndian, mod, power, sumOfProducts, type Group } from './numbers';
import { sha512 } from './sha512';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n, P), P);
const SIGN = 1n << 255n;

/** X / Z, Y / Z, and X × Y / Z. */
type Point = readonly [bigint, bigint, bigint, bigint];

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2), P);
  const b = mod((y1 + x1) * (y2 + x2), P);
  const c = mod(2n * D * t1 * t2, P);
  const d = mod(2n * z1 * z2, P);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f, P), mod(g * h, P), mod(f * g, P), mod(e * h, P)];
}

const GROUP: Group<Point> = { zero: [0n, 1n, 1n, 0n], add, double: (point) => add(point, point) };

/** The point that 32 bytes stand for; undefined if they stand for none, or are not the one form of it. */
function decoded(bytes: Bytes): Point | undefined {
  const encoded = littleEndian(bytes);
  const y = encoded & (SIGN - 1n);
  if (y >= P) {
    return undefined;
  }
  const x2 = mod((y * y - 1n) * inverse(D * y * y + 1n, P), P);
  let x = power(x2, (P + 3n) / 8n, P);
  if (mod(x * x - x2, P) !== 0n) {
    x = mod(x * power(2n, (P - 1n) / 4n, P), P);
  }
  const negative = encoded >= SIGN;
  if (mod(x * x - x2, P) !== 0n || (x === 0n && negative)) {
    return undefined;
  }
  if ((x & 1n) !== (negative ? 1n : 0n)) {
    x = P - x;
  }
  return [x, y, 1n, mod(x * y, P)];
}

function same([x1, y1, z1]: Point, [x2, y2, z2]: Point): boolean {
  return mod(x1 * z2 - x2 * z1, P) === 0n && mod(y1 * z2 - y2 * z1, P) === 0n;
}

let base: Point | undefined;

/** The base point: y is 4/5, x is even. */
function basePoint(): Point {
  if (!base) {
    const bytes = new Uint8Array(32).fill(0x66);
    bytes[0] = 0x58;
    base = decoded(bytes) as Point;
  }
  return base;
}

/** Whether 32 bytes are a point of the group of prime order, and not its neutral one. */
export function isEd25519Point(bytes: Bytes): boolean {
  const point = decoded(bytes);
  return point !== undefined && !same(point, GROUP.zero) &&
    same(sumOfProducts(GROUP, L, point, 0n, point), GROUP.zero);
}

/** Whether these are a point and a scalar of the group. With other points, implementations disagree. */
export function isEd25519Signature(signature: Bytes): boolean {
  return signature.length === 64 && littleEndian(signature.subarray(32)) < L && isEd25519Point(signature.subarray(0, 32));
}

/** Whether a signature is one over a message by the key with this point. */
export function ed25519Holds(point: Bytes, message: Bytes, signature: Bytes): boolean {
  const r = decoded(signature.subarray(0, 32));
  const a = decoded(point);
  if (!r || !a) {
    return false;
  }
  const all = new Uint8Array(64 + message.length);
  all.set(signature.subarray(0, 32));
  all.set(point, 32);
  all.set(message, 64);
  const k = mod(littleEndian(sha512(all)), L);
  const minus: Point = [mod(-a[0], P), a[1], 1n, mod(-a[3], P)];
  return same(sumOfProducts(GROUP, littleEndian(signature.subarray(32)), basePoint(), k, minus), r);
}
