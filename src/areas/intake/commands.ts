import { type Ctx, type Outcome, roles } from '../../bot/context.ts'
import { defineCommand, type Sentence } from '../../bot/define.ts'
import { draftFromForm, draftFromText } from './start.ts'
import { looksLikeTicket } from './understand.ts'

const start =
  (kind: 'repair' | 'complaint') =>
  (ctx: Ctx, text: string): Promise<Outcome> =>
    text.trim() === ''
      ? draftFromForm(ctx, kind)
      : draftFromText(ctx, text, kind === 'complaint' ? { kind } : {})

/** `/报修 3号楼大堂漏水`: a draft of a ticket; without words an empty form. */
export const repairCommand = defineCommand({
  name: 'repair',
  zh: '报修',
  aliases: ['bx', 'fault'],
  help: {
    zh: '报修：一句话或一张表，开成售后工单',
    en: 'Report a fault: a sentence or a form becomes a ticket',
  },
  usage: { zh: '/报修 万川二期3号楼大堂顶上漏水', en: '/repair Wanchuan, building 3: the lobby leaks' },
  roles,
  where: 'anywhere',
  run: start('repair'),
})

export const complaintCommand = defineCommand({
  name: 'complaint',
  zh: '投诉',
  aliases: ['ts'],
  help: {
    zh: '客户投诉：开成投诉单，按投诉时限办',
    en: 'A client complains: a ticket with the times of a complaint',
  },
  usage: { zh: '/投诉 万川说返工两次还没好', en: '/complaint Wanchuan: mended twice, still broken' },
  roles,
  where: 'anywhere',
  run: start('complaint'),
})

/** A client's words, forwarded or told, without a command. */
export const reportSentence: Sentence = {
  name: 'report',
  roles,
  hears: looksLikeTicket,
  run: (ctx, text, event) => draftFromText(ctx, text, { mayBeVisit: true, event }),
}
