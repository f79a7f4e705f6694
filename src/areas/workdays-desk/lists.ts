import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import {
  awaitList,
  confirmList,
  openListForm,
  openYear,
  readList,
} from '../../../bot-cards/workdays/actions.ts'
import { workListFormCard } from '../../../bot-cards/workdays/list.ts'
import { audit, type Ctx, refused, tell } from '../../bot/context.ts'
import { defineAction, type FileHome } from '../../bot/define.ts'
import { lookAtAll } from '../duties/index.ts'
import { dropFile, expectFile, readAttachment } from '../files/index.ts'
import { daysOfSpans, listLimit, listOf, readDayList, replaceList } from '../workdays/index.ts'
import { drawRead, drawYear, keepers } from './draw.ts'

export const showYear = defineAction(openYear, {
  ...keepers,
  run: async (ctx, { payload }) => ({ card: await drawYear(ctx, payload.year) }),
})

export const openForm = defineAction(openListForm, {
  ...keepers,
  async run(_, { payload: { year } }) {
    return {
      card: workListFormCard.render({ faults: [], ...(year === undefined ? {} : { year: String(year) }) }),
    }
  },
})

/** Reads what was pasted; what cannot be right is named, and what was typed stays. */
export const read = defineAction(readList, {
  ...keepers,
  async run(ctx, { form: { year, list } }) {
    const sent = { year, text: list }
    const typed = year?.normalize('NFKC').match(/^(20\d\d)\s*年?$/)?.[1]
    if (year !== undefined && typed === undefined)
      return {
        toast: { tone: 'warning', text: say((w) => w.workdays.list.yearWrong) },
        card: workListFormCard.render({ faults: [], year, ...(list ? { text: list } : {}) }),
      }
    if (list === undefined)
      return { toast: { tone: 'warning', text: say((w) => w.workdays.list.missingText) } }
    return { card: await drawRead(ctx, readDayList(list, typed ? Number(typed) : undefined), sent) }
  },
})

/** The list counts from now on, and with it everything that was reckoned without. Somebody faster: their list is shown. */
export const confirm = defineAction(confirmList, {
  ...keepers,
  record: {
    load: async (ctx, { year }) => ({ year, ...(await listOf(ctx.tx, year)) }),
    version: (list) => list.version,
    forbids: () => undefined,
    redraw: (ctx, { year }) => drawYear(ctx, year),
  },
  async run(ctx, { payload: { year, days }, record: list }) {
    const listed = daysOfSpans(days)
    const set = { year, days: listed, version: list.version, by: ctx.actor.id, at: ctx.at }
    if (!(await replaceList(ctx.tx, set)))
      return refused({ code: 'stale_card', params: {} }, await drawYear(ctx, year))
    await audit(ctx, {
      action: 'workdays.import',
      entity: 'calendar_year',
      entityId: String(year),
      before: { source: list.source.is, days: list.days },
      after: { days },
    })
    await lookAtAll(ctx.tx, ctx.at)
    return {
      toast: { tone: 'success', text: say((w) => w.workdays.draft.saved(year)) },
      card: await drawYear(ctx, year),
    }
  },
})

/** Has the next file that the actor sends in private read as a list. */
export async function awaitListFile(ctx: Ctx): Promise<void> {
  await expectFile(ctx, { entity: 'calendar_imports', entityId: ctx.actor.id })
  await tell(
    ctx,
    ctx.actor.openId,
    noticeCard.render({ tone: 'info', text: say((w) => w.workdays.list.waiting) }),
  )
}

export const awaitFile = defineAction(awaitList, {
  ...keepers,
  async run(ctx) {
    await awaitListFile(ctx)
    return { toast: { tone: 'info', text: say((w) => w.workdays.list.waiting) } }
  },
})

/** A list that arrived as a file: read like a pasted one. The file is not kept. */
export const listArrived: FileHome = async (ctx, file) => {
  const notice = (text: ReturnType<typeof say>) =>
    tell(ctx, ctx.actor.openId, noticeCard.render({ tone: 'warning', text }))
  // Whoever was an admin when asking may not be one now.
  if (!ctx.actor.roles.includes('admin')) return
  if (!file.arrived) {
    await notice(say((w) => w.workdays.list.lost))
    return
  }
  const bytes = await readAttachment(ctx.deps, file.id)
  await dropFile(ctx, file.id)
  if (bytes.length > listLimit) {
    await notice(say((w) => w.workdays.list.tooBig))
    return
  }
  const text = textOf(bytes)
  if (text === undefined) await notice(say((w) => w.workdays.list.noText))
  else await tell(ctx, ctx.actor.openId, await drawRead(ctx, readDayList(text), { text }))
}

/** A text file as Windows in China writes it, too; undefined for a document or a picture. */
function textOf(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\u0000') ? undefined : text
    } catch {
      // The next encoding may read it.
    }
  }
  return undefined
}
