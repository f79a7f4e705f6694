import type { Area } from '../../bot/define.ts'
import { complaintCommand, repairCommand, reportSentence } from './commands.ts'
import { confirm, drop, join, toVisit } from './confirm.ts'
import { gone, recalled } from './events.ts'
import { apart, back, choose, edit, save } from './form.ts'
import { draftFile, earlyFile, photo, tidy } from './photos.ts'
import { addToGroup, dropFromGroup, serviceGroupCommand } from './service-group.ts'

/** How a client's words become a ticket: understood, drafted, confirmed once (制度三(二), 七). */
export const intakeArea: Area = {
  commands: [repairCommand, complaintCommand, serviceGroupCommand],
  actions: [confirm, join, apart, choose, edit, save, back, drop, toVisit, addToGroup, dropFromGroup],
  sentences: [reportSentence],
  photo,
  events: { recalled, bot_removed: gone('removed'), chat_disbanded: gone('disbanded') },
  files: { ticket_drafts: draftFile, ticket_photos: earlyFile },
  schedules: [tidy],
}
