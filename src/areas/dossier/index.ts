import type { Area } from '../../bot/define.ts'
import { clientCommand, open } from './client-command.ts'
import { create, newClientSentence } from './create-client.ts'
import { mineCommand } from './mine.ts'
import { tick } from './tick.ts'

/** Looking back: what is known of a client, and what I did and owe. Reads clients and visits, owns nothing. */
export const dossierArea: Area = {
  commands: [clientCommand, mineCommand],
  actions: [open, create, tick],
  sentences: [newClientSentence],
}
