const pool = new Uint32Array(1024)
let used = pool.length

/**
 * A random number in [0, 1) from the system's secure source, asked for a thousand at a time: `ulid` takes sixteen for
 * every id, and each question costs as much as the rest of the id.
 */
export function randomNumber(): number {
  if (used === pool.length) {
    globalThis.crypto.getRandomValues(pool)
    used = 0
  }
  const number = pool[used] ?? 0
  used += 1
  return number / 2 ** 32
}
