import { say } from '../../../bot-cards/i18n/say.ts'
import {
  type JudgeFields,
  openFlag as openFlagAction,
  openJudge as openJudgeAction,
  submitFlag as submitFlagAction,
  submitJudge as submitJudgeAction,
} from '../../../bot-cards/tiering/actions.ts'
import { type JudgedItem, judgedItems, results } from '../../../bot-cards/tiering/items.ts'
import type { TierForm } from '../../../bot-cards/tiering/views.ts'
import { roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { type Answered, answerFor } from './answer.ts'
import { assess } from './assessments.ts'
import { clientRecord, ofClient } from './client-record.ts'
import { drawTiering } from './view.ts'

const acts = { needs: 'tier.propose', client: ofClient } as const
const looks = { needs: 'client.tiering', client: ofClient } as const

/** What a judgement would help most: the first unjudged item of the nearest higher tier, else of recognition. */
function mostUseful({ answer }: Answered): JudgedItem | undefined {
  const reached = answer.tests.findIndex((test) => test.tier === answer.tier)
  const above = answer.tests.slice(0, reached < 0 ? undefined : reached).reverse()
  const needs = [
    ...above.flatMap((test) => test.routes.flatMap((route) => route.missing)),
    ...Object.values(answer.recognition.criteria).flatMap((one) => one.ways.flat()),
  ]
  const items = needs.flatMap((need) => (need.kind === 'item' && need.now === 'unknown' ? [need.item] : []))
  return judgedItems.find((item) => item === items[0])
}

/** Opens the form on the item that matters most. */
export const openJudge = defineAction(openJudgeAction, {
  roles,
  right: acts,
  record: clientRecord,
  async run(ctx, { record: client }) {
    const item = mostUseful(await answerFor(ctx, client))
    const form: TierForm = { kind: 'judge', fields: item ? { item } : {}, errors: {} }
    return { card: await drawTiering(ctx, client, { form }) }
  },
})

/** Writes down a judgement with its reason; the answer is computed anew at once, the tier stays. */
export const submitJudge = defineAction(submitJudgeAction, {
  roles,
  right: acts,
  record: clientRecord,
  async run(ctx, { form: fields, record: client }) {
    const item = judgedItems.find((one) => one === fields.item)
    const result = results.find((one) => one === fields.result)
    if (!item || !result || !fields.reason)
      return {
        card: await drawTiering(ctx, client, { form: { kind: 'judge', fields, errors: errorsOf(fields) } }),
      }
    await assess(ctx, client.id, { item, result, reason: fields.reason })
    const text = say((w) => w.tiering.judgeForm.saved(w.tiering.items[item]))
    return { toast: { tone: 'success', text }, card: await drawTiering(ctx, client) }
  },
})

const errorsOf = (fields: JudgeFields): Extract<TierForm, { kind: 'judge' }>['errors'] => ({
  ...(judgedItems.some((item) => item === fields.item)
    ? {}
    : { item: say((w) => w.tiering.judgeForm.itemMissing) }),
  ...(results.some((result) => result === fields.result)
    ? {}
    : { result: say((w) => w.tiering.judgeForm.resultMissing) }),
  ...(fields.reason ? {} : { reason: say((w) => w.tiering.judgeForm.reasonMissing) }),
})

export const openFlag = defineAction(openFlagAction, {
  roles: ['legal'],
  right: looks,
  record: clientRecord,
  run: async (ctx, { record }) => ({
    card: await drawTiering(ctx, record, { form: { kind: 'flag', fields: {}, errors: {} } }),
  }),
})

/** Legal sets the flag 恶意拖欠 (制度二(二)(四)) or lifts it, with what it rests on. */
export const submitFlag = defineAction(submitFlagAction, {
  roles: ['legal'],
  right: looks,
  record: clientRecord,
  async run(ctx, { form: fields, record: client }) {
    const { what, reason } = fields
    if ((what !== 'set' && what !== 'lift') || !reason) {
      const errors = {
        ...(what ? {} : { what: say((w) => w.tiering.flagForm.whatHint) }),
        ...(reason ? {} : { reason: say((w) => w.tiering.judgeForm.reasonMissing) }),
      }
      return { card: await drawTiering(ctx, client, { form: { kind: 'flag', fields, errors } }) }
    }
    await assess(ctx, client.id, { item: 'no_bad_faith', result: what === 'set' ? 'fail' : 'pass', reason })
    const text = say((w) => w.tiering.flagForm.saved)
    return { toast: { tone: 'success', text }, card: await drawTiering(ctx, client) }
  },
})
