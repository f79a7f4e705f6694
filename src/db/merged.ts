import DataLoader from 'dataloader'
import type { Tx } from './types.ts'

/**
 * One statement for what the works of a shared transaction (`bot/together.ts`) ask at the same moment: `ask` gets all
 * of it and answers in its order. A work that is alone asks for itself. Nothing is remembered.
 */
export function merged<K, V>(
  ask: (tx: Tx, keys: readonly K[]) => Promise<readonly V[]>,
): (tx: Tx, key: K) => Promise<V> {
  const loaders = new WeakMap<Tx, DataLoader<K, V>>()
  return (tx, key) => {
    let loader = loaders.get(tx)
    if (!loader) {
      loader = new DataLoader((keys) => ask(tx, keys), { cache: false, batchScheduleFn: setImmediate })
      loaders.set(tx, loader)
    }
    return loader.load(key)
  }
}
