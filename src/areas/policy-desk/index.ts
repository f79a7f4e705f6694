import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { done, reply } from '../../bot/context.ts'
import { type Area, defineCommand } from '../../bot/define.ts'
import { confirm, discard } from './confirm.ts'
import { drawHome, drawVersions, keepers } from './draw.ts'
import { chapter, edit, home, restore, submit, versions } from './edit.ts'
import { awaitFile, awaitPolicy, policyImport, sendFile, sendPolicy } from './files.ts'

const policyCommand = defineCommand({
  name: 'policy',
  zh: '政策',
  aliases: ['zc', '公司政策'],
  help: { zh: '看、改公司政策的数和规定', en: 'Company policy: look, change, history, file' },
  usage: { zh: '/政策 历史', en: '/policy history' },
  ...keepers,
  where: 'private',
  async run(ctx, text) {
    const word = text.trim().toLowerCase()
    if (/^(?:导出|export)$/.test(word)) await sendPolicy(ctx)
    else if (/^(?:导入|import)$/.test(word)) {
      await awaitPolicy(ctx)
      await reply(ctx, noticeCard.render({ tone: 'info', text: say((w) => w.policy.files.waiting) }))
    } else
      await reply(ctx, /^(?:历史|history)$/.test(word) ? await drawVersions(ctx, 0) : await drawHome(ctx))
    return done
  },
})

/** What admins do with the company's policy; the values themselves are of area `policy`, which every rule reads. */
export const policyDeskArea: Area = {
  commands: [policyCommand],
  actions: [home, chapter, edit, submit, confirm, discard, versions, restore, sendFile, awaitFile],
  files: { policy_imports: policyImport },
}
