import type { Area } from '../../bot/define.ts'
import { pick } from './for-client.ts'

export { type KnownName, matchName } from '../../kernel/text/match-names.ts'
export { clientAtStart, defineClientCommand } from './for-client.ts'
export { type Client, createClient, findClient, namesInText, namesLike, recentClients } from './repo.ts'

/** The book of clients: their records, their money, finding and merging them. */
export const clientsArea = (areas: () => readonly Area[]): Area => ({
  actions: [pick(areas)],
})
