import type { Area } from '../../bot/define.ts'
import { pick } from './for-client.ts'

export { type KnownName, matchName } from '../../kernel/text/match-names.ts'
export { refusedClient } from './closed.ts'
export { createClient } from './create.ts'
export { duplicatesOf } from './duplicates.ts'
export { editClient } from './edit.ts'
export {
  addFigure,
  annualYuan,
  cancelFigure,
  type Figure,
  figuresOf,
  loadFigure,
  windowStart,
} from './figures.ts'
export { clientAtStart, defineClientCommand } from './for-client.ts'
export { clientFromForm } from './from-form.ts'
export { type Look, lookAgain, lookLater } from './looks.ts'
export { loadMerge, type Merge, mergeInto, mergesInto } from './merge.ts'
export { namesInText, namesLike } from './names.ts'
export { changeOwner, clientNamesOf, keyAccounts, ownedBy } from './owner.ts'
export { type ClientProfile, profileOf, sealProfile } from './profile.ts'
export { type Client, findClient, recentClients } from './repo.ts'
export { amountOf, figureOf, unmergeUntil, usccToKeep } from './rules.ts'
export { takeApart } from './unmerge.ts'

/** The book of clients: their records, their money, finding and merging them. */
export const clientsArea = (areas: () => readonly Area[]): Area => ({
  actions: [pick(areas)],
})
