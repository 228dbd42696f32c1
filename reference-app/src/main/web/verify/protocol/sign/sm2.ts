/** Checks signatures of SM2 with SM3, GB/T 32918.2 on the curve of GB/T 32918.5. It never signs. */
import { unhex, utf8, type Bytes } from '../bytes';
import { Hash } from '../hash';
import { bigEndian, inverse, mod, sumOfProducts, type Group } from './numbers';

const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const A = P - 3n;
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const CURVE = unhex(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
);
const USER = utf8('1234567812345678');

/** X / Z², Y / Z³; Z is 0 for the point at infinity. */
type Point = readonly [bigint, bigint, bigint];

const ZERO: Point = [1n, 1n, 0n];

function double([x, y, z]: Point): Point {
  const square = mod(y * y, P);
  const s = mod(4n * x * square, P);
  const z2 = z * z;
  // 3x² + az⁴, since a is −3
  const m = mod(3n * (x - z2) * (x + z2), P);
  const x3 = mod(m * m - 2n * s, P);
  return [x3, mod(m * (s - x3) - 8n * square * square, P), mod(2n * y * z, P)];
}

function add(left: Point, right: Point): Point {
  const [x1, y1, z1] = left;
  const [x2, y2, z2] = right;
  if (z1 === 0n) {
    return right;
  }
  if (z2 === 0n) {
    return left;
  }
  const s1 = mod(z1 * z1, P);
  const s2 = mod(z2 * z2, P);
  const u1 = mod(x1 * s2, P);
  const h = mod(x2 * s1 - u1, P);
  const v1 = mod(y1 * s2 * z2, P);
  const r = mod(y2 * s1 * z1 - v1, P);
  if (h === 0n) {
    return r === 0n ? double(left) : ZERO;
  }
  const h2 = mod(h * h, P);
  const h3 = mod(h * h2, P);
  const x3 = mod(r * r - h3 - 2n * u1 * h2, P);
  return [x3, mod(r * (u1 * h2 - x3) - v1 * h3, P), mod(h * z1 * z2, P)];
}

const GROUP: Group<Point> = { zero: ZERO, add, double };
const G: Point = [bigEndian(CURVE.subarray(64, 96)), bigEndian(CURVE.subarray(96)), 1n];

/** Whether 64 bytes are a point of the curve. */
export function isSm2Point(point: Bytes): boolean {
  const x = bigEndian(point.subarray(0, 32));
  const y = bigEndian(point.subarray(32));
  return x < P && y < P && mod(y * y - (x * x + A) * x - B, P) === 0n;
}

/** r and s from DER, each from 1 to n − 1, in the shortest form; undefined for anything else. */
export function sm2Scalars(der: Bytes): readonly [bigint, bigint] | undefined {
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2) {
    return undefined;
  }
  const first = scalar(der, 2);
  const second = first && scalar(der, first.end);
  return first && second?.end === der.length ? [first.value, second.value] : undefined;
}

function scalar(der: Bytes, at: number): { readonly value: bigint; readonly end: number } | undefined {
  const length = der[at + 1];
  if (der[at] !== 2 || length === undefined || length < 1 || length > 33 || at + 2 + length > der.length) {
    return undefined;
  }
  const content = der.subarray(at + 2, at + 2 + length);
  const [first = 0, second = 0] = content;
  const value = bigEndian(content);
  const shortest = first < 0x80 && (first !== 0 || length === 1 || second >= 0x80);
  return shortest && value > 0n && value < N ? { value, end: at + 2 + length } : undefined;
}

/** Whether r and s are the signature over a message by the key with this point. */
export function sm2Holds(point: Bytes, message: Bytes, [r, s]: readonly [bigint, bigint]): boolean {
  const sm3 = new Hash('SM3');
  const user = sm3.byte(0).byte(USER.length * 8).bytes(USER).bytes(CURVE).bytes(point).finish();
  const e = bigEndian(sm3.bytes(user).bytes(message).finish());
  const t = mod(r + s, N);
  if (t === 0n) {
    return false;
  }
  const key: Point = [bigEndian(point.subarray(0, 32)), bigEndian(point.subarray(32)), 1n];
  const [x, , z] = sumOfProducts(GROUP, s, G, t, key);
  return z !== 0n && mod(e + mod(x * inverse(z * z, P), P), N) === r;
}
