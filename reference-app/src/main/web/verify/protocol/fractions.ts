/** The constants of SHA-2 as FIPS 180-4 defines them; those of SHA-256 are the first halves. */

/** The first 64 bits behind the point of the n-th root of the first primes, in exact integers. */
export function fractions(count: number, root: bigint): readonly bigint[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) {
      primes.push(n);
    }
  }
  return primes.map((prime) => {
    const scaled = BigInt(prime) << (64n * root);
    let low = 0n;
    let high = 1n << 72n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** root <= scaled) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low & ((1n << 64n) - 1n);
  });
}
