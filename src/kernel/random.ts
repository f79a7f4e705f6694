/*
 * Randomness from the system's secure source, asked for a few kilobytes at a time: an id needs sixteen numbers, every
 * sealed value a nonce, and each question to the system costs as much as the rest of the work.
 */

const pool = new Uint8Array(8192)
let used = pool.length

/** Bytes nobody got before and nobody gets again; at most 8,192 at once. */
export function randomBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    globalThis.crypto.getRandomValues(pool)
    used = 0
  }
  used += count
  return pool.slice(used - count, used)
}

/** A random number in [0, 1), as `ulid` wants it. */
export function randomNumber(): number {
  const [a = 0, b = 0] = randomBytes(2)
  return (a * 256 + b) / 65_536
}
