import type { Area } from '../../bot/define.ts'
import { deliveriesCommand, replay, replayTask, retry } from './deliveries.ts'
import { helpCommand, runByButton } from './help.ts'
import { introduce } from './introduce.ts'

/** What belongs to no area of the business: help, delivery trouble, saying hello to groups. */
export const systemArea = (areas: () => readonly Area[]): Area => ({
  commands: [helpCommand(areas), deliveriesCommand],
  actions: [runByButton(areas), retry, replay],
  events: { bot_added: introduce },
  tasks: { 'system.replay': replayTask },
})
