import { z } from 'zod'
import { say } from '../../../bot-cards/i18n/say.ts'
import {
  type DocumentKind,
  nudgeUnsigned,
  openUnsigned,
  publishDocument,
  writeDocument,
} from '../../../bot-cards/nda/actions.ts'
import { unsignedCard } from '../../../bot-cards/nda/unsigned.ts'
import type { WriteDocumentView } from '../../../bot-cards/nda/views.ts'
import { writeDocumentCard } from '../../../bot-cards/nda/write.ts'
import { audit, type Ctx, done, refused, reply } from '../../bot/context.ts'
import { type AreaTask, defineAction } from '../../bot/define.ts'
import { putTask } from '../../jobs/tasks.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { policyAt } from '../policy/index.ts'
import { currentDocument, publish as publishText } from './documents.ts'
import { activeOnes, countOlder, endOlder, olderSigners, unsigned } from './signatures.ts'
import { keepers, showNda } from './view.ts'

const shown = 5
const batch = 200

async function drawUnsigned(ctx: Ctx, from: number, nudged?: string): Promise<object> {
  const { people, total } = await unsigned(ctx.tx, ctx.at, { from, limit: shown })
  return unsignedCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    people: people.map(({ id, name }) => ({ person: id, name, ...(id === nudged ? { nudged: true } : {}) })),
    total,
    from,
  })
}

/** Who has not signed, five at a time: the list itself is turned in place. */
export const list = defineAction(openUnsigned, {
  roles: keepers,
  async run(ctx, { payload }) {
    const card = await drawUnsigned(ctx, payload.from)
    if (payload.from > 0) return { card }
    await reply(ctx, card)
    return done
  },
})

export const nudge = defineAction(nudgeUnsigned, {
  roles: keepers,
  async run(ctx, { payload }) {
    const [person] = await activeOnes(ctx.tx, [payload.person])
    if (!person) return refused({ code: 'not_found', params: {} }, await drawUnsigned(ctx, payload.from))
    await showNda(ctx, {
      id: person.id as Ctx['actor']['id'],
      openId: person.openId,
      name: person.name,
      roles: [],
      nda: false,
    })
    await audit(ctx, { action: 'nda.nudge', entity: 'person', entityId: person.id })
    return { card: await drawUnsigned(ctx, payload.from, person.id) }
  },
})

/** Opens the form with the text in force, ready to be changed. */
export const write = defineAction(writeDocument, {
  roles: keepers,
  async run(ctx, { payload }) {
    const { version, zh, en } = await currentDocument(ctx, payload.kind)
    await reply(
      ctx,
      writeDocumentCard.render({ kind: payload.kind, version, fields: { zh, en }, errors: {} }),
    )
    return done
  },
})

/** Publishes a new version. Signatures of an older NDA hold until its day, and everybody is asked to sign anew. */
export const publish = defineAction(publishDocument, {
  roles: keepers,
  record: {
    load: async (ctx, { kind }: { kind: DocumentKind }) => ({ kind, ...(await currentDocument(ctx, kind)) }),
    version: (document) => document.version,
    forbids: () => undefined,
    async redraw(_ctx, { kind, version, zh, en }) {
      return writeDocumentCard.render({ kind, version, fields: { zh, en }, errors: {} })
    },
  },
  async run(ctx, { form, record: { kind, version } }) {
    const { zone } = ctx.deps
    const today = dayOf(ctx.at, zone)
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const { zh, en } = form
    const from = form.from ?? addDays(today, policy['nda.renewal_days'])
    const errors: WriteDocumentView['errors'] = {
      ...(zh ? {} : { zh: say((w) => w.nda.write.missing) }),
      ...(en ? {} : { en: say((w) => w.nda.write.missing) }),
      ...(from < today ? { from: say((w) => w.nda.write.fromWrong) } : {}),
    }
    const view: WriteDocumentView = { kind, version, fields: form, errors }
    if (!zh || !en || from < today) return { card: writeDocumentCard.render(view) }
    if (!(await publishText(ctx, kind, version, { zh, en, requiredFrom: from })))
      return refused({ code: 'stale_card', params: {} }, writeDocumentCard.render(view))
    const next = version + 1
    await audit(ctx, {
      action: 'nda.publish',
      entity: 'document',
      entityId: `${kind}/${next}`,
      after: { version: next, from },
    })
    const people = kind === 'nda' ? await countOlder(ctx.tx, next) : 0
    if (kind === 'nda') {
      await endOlder(ctx.tx, next, instantOf(from, '00:00', zone))
      await putTask(ctx.tx, ctx.deps, ctx.at, 'nda.ask', { version: next, after: '' })
    }
    return { card: writeDocumentCard.render({ ...view, errors: {}, published: { version: next, people } }) }
  },
})

const askPayload = z.object({ version: z.int(), after: z.string() })

/** Asks everybody who has not signed the new version, a batch a task: the next batch is written with this one's cards. */
export const askAll: AreaTask = {
  async run({ deps }, raw) {
    const { version, after } = askPayload.parse(raw)
    await deps.db.transaction(async (tx) => {
      const at = deps.clock.now()
      const people = await olderSigners(tx, version, after, batch)
      for (const person of people) await showNda({ deps, tx, at, cause: `nda.ask ${version}` }, person)
      const last = people.at(-1)
      if (last && people.length === batch) await putTask(tx, deps, at, 'nda.ask', { version, after: last.id })
    })
    deps.queue.poke('outbox')
    deps.queue.poke('tasks')
  },
}
