/** Arithmetic for checking signatures: large integers, exact, with nothing secret in them. */
import type { Bytes } from '../bytes';

/** The remainder that is not negative. */
export function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** A power. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = mod(base, modulus);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) {
      result = (result * square) % modulus;
    }
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse, by a prime; of zero it is zero. */
export function inverse(value: bigint, prime: bigint): bigint {
  return power(value, prime - 2n, prime);
}

/** A number from bytes, the first the highest. */
export function bigEndian(bytes: Bytes): bigint {
  let value = 0n;
  for (const byte of bytes) {
    value = (value << 8n) | BigInt(byte);
  }
  return value;
}

/** A number from bytes, the first the lowest. */
export function littleEndian(bytes: Bytes): bigint {
  return bigEndian(bytes.slice().reverse());
}

/** A group of points, written so that its operations can be used for any curve. */
export interface Group<P> {
  readonly zero: P;
  readonly add: (left: P, right: P) => P;
  readonly double: (point: P) => P;
}

/** first × a + second × b, bit by bit for both at once. */
export function sumOfProducts<P>(group: Group<P>, first: bigint, a: P, second: bigint, b: P): P {
  const both = group.add(a, b);
  let sum = group.zero;
  const bits = Math.max(first.toString(2).length, second.toString(2).length);
  for (let i = BigInt(bits - 1); i >= 0n; i--) {
    sum = group.double(sum);
    const one = (first >> i) & 1n;
    const other = (second >> i) & 1n;
    if (one && other) {
      sum = group.add(sum, both);
    } else if (one) {
      sum = group.add(sum, a);
    } else if (other) {
      sum = group.add(sum, b);
    }
  }
  return sum;
}
