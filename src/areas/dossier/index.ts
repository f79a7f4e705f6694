import type { Area } from '../../bot/define.ts'
import { add, amountsCommand, cancel, open as openAmounts } from './amounts.ts'
import { clientCommand, open } from './client-command.ts'
import { create, newClientSentence } from './create-client.ts'
import { closeForm, openForm, save } from './edit-client.ts'
import { apart, compare, merge, mergeCommand, same } from './merge.ts'
import { mineCommand } from './mine.ts'
import { tick } from './tick.ts'
import { visitLog } from './visit-log.ts'

/** Looking back: what is known of a client, and what I did and owe. Reads clients and visits, owns nothing. */
export const dossierArea: Area = {
  commands: [clientCommand, mineCommand, amountsCommand, mergeCommand],
  actions: [
    open,
    create,
    openForm,
    closeForm,
    save,
    visitLog,
    openAmounts,
    add,
    cancel,
    same,
    compare,
    merge,
    apart,
    tick,
  ],
  sentences: [newClientSentence],
}
