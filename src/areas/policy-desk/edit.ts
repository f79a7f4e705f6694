import { isDeepStrictEqual } from 'node:util'
import { say } from '../../../bot-cards/i18n/say.ts'
import {
  editValue,
  openChapter,
  openPolicy,
  openVersions,
  restoreVersion,
  submitValue,
} from '../../../bot-cards/policy/actions.ts'
import { policyFormCard } from '../../../bot-cards/policy/form.ts'
import { problemText } from '../../../bot-cards/policy/problem-text.ts'
import { refused } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import {
  crossFaults,
  differing,
  newestVersion,
  plan,
  policyAt,
  policyIn,
  policyValues,
  readValue,
  versionRows,
} from '../policy/index.ts'
import { drawDraft, startDraft } from './drafts.ts'
import { drawChapter, drawHome, drawVersions, keepers, valueView } from './draw.ts'

export const home = defineAction(openPolicy, {
  ...keepers,
  run: async (ctx) => ({ card: await drawHome(ctx) }),
})
export const chapter = defineAction(openChapter, {
  ...keepers,
  run: async (ctx, { payload }) => ({ card: await drawChapter(ctx, payload.chapter) }),
})
export const versions = defineAction(openVersions, {
  ...keepers,
  run: async (ctx, { payload }) => ({ card: await drawVersions(ctx, payload.from) }),
})

export const edit = defineAction(editValue, {
  ...keepers,
  async run(ctx, { payload: { key } }) {
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const version = await newestVersion(ctx.tx)
    return { card: policyFormCard.render({ ...valueView(key, policy), version, errors: {} }) }
  },
})

/** Reads what was typed; wrong: beside its field with an example, what was typed stays. Right: a draft to confirm. */
export const submit = defineAction(submitValue, {
  ...keepers,
  async run(ctx, { payload: { key }, form }) {
    const { zone } = ctx.deps
    const read = readValue(key, form.value)
    const badDay = form.from !== undefined && form.from <= dayOf(ctx.at, zone)
    const from = form.from && !badDay ? instantOf(form.from, '00:00', zone) : ctx.at
    const rows = await versionRows(ctx.tx)
    const now = policyIn(rows, from)
    const faults = read.ok
      ? plan(rows, { [key]: read.value }, from).flatMap((one) => crossFaults(one.policy))
      : []
    const [fault] = faults
    const same = read.ok && isDeepStrictEqual(read.value, now[key])
    const value = !read.ok
      ? problemText(read.problem, policyValues[key])
      : same
        ? say((w) => w.policy.form.same)
        : fault
          ? say((w) => w.policy.cross[fault])
          : undefined
    if (!read.ok || value || badDay) {
      const errors = {
        ...(value ? { value } : {}),
        ...(badDay ? { from: say((w) => w.policy.form.fromWrong) } : {}),
      }
      const version = rows.at(-1)?.version ?? 0
      const { policy } = await policyAt(ctx.tx, ctx.at)
      return {
        card: policyFormCard.render({
          ...valueView(key, policy),
          version,
          typed: form.value,
          from: form.from,
          errors,
        }),
      }
    }
    return { card: await drawDraft(ctx, await startDraft(ctx, { [key]: read.value }, from)) }
  },
})

/** A way back to an earlier version is a change like any other: a new version, confirmed on its card. */
export const restore = defineAction(restoreVersion, {
  ...keepers,
  async run(ctx, { payload }) {
    const rows = await versionRows(ctx.tx)
    const row = rows.find((one) => one.version === payload.version)
    if (!row) return refused({ code: 'not_found', params: {} })
    const now = policyIn(rows, ctx.at)
    const then = policyIn([row], row.effectiveFrom)
    const keys = differing(now, then)
    if (keys.length === 0) return { toast: { tone: 'info', text: say((w) => w.policy.versions.same) } }
    const change = Object.fromEntries(keys.map((key) => [key, then[key]]))
    return { card: await drawDraft(ctx, await startDraft(ctx, change, ctx.at)) }
  },
})
