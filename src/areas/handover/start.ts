import { handoverKinds, type StartFields, startHandover } from '../../../bot-cards/handover/actions.ts'
import { startHandoverCard } from '../../../bot-cards/handover/start.ts'
import type { StartView } from '../../../bot-cards/handover/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { type Ctx, done, refused, reply } from '../../bot/context.ts'
import { defineAction, defineCommand, type Sentence } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { readWhen } from '../../kernel/text/when.ts'
import { colleaguesToPick, everybody, named, type Person } from '../people/index.ts'
import { begin } from './begin.ts'
import { cannotTake } from './offer.ts'
import { inCharge, mayHandOver } from './record.ts'
import { nextOfManager, runningOf } from './repo.ts'
import { asksToHandOver, heardHandover } from './rules.ts'
import { drawHandover, picked } from './view.ts'

type Form = Pick<StartView, 'fields' | 'errors'>

const draw = async (ctx: Ctx, form: Form) =>
  startHandoverCard.render({ ...form, colleagues: await colleaguesToPick(ctx.tx, []) })

/** One colleague by what they are called, or what to say about it. */
function meant(all: readonly Person[], typed: string | undefined) {
  if (typed === undefined) return {}
  const found = named(all, typed, true)
  const [one] = found
  if (one && found.length === 1) return { one }
  const names = found.slice(0, 4).map((each) => each.name)
  return {
    error: say((w) =>
      names.length > 0
        ? w.handover.start.several(typed, names.join(w.handover.comma))
        : w.handover.start.unknown(typed),
    ),
  }
}

/** What was said, as the form shows it: nothing begins before it is sent. */
async function answer(ctx: Ctx, text: string): Promise<void> {
  const running = text === '' ? await nextOfManager(ctx.tx, ctx.actor.id) : undefined
  if (running) return void (await reply(ctx, await drawHandover(ctx, running)))
  const heard = heardHandover(text)
  const all = (await everybody(ctx.tx, ctx.at)).filter((one) => one.state === 'active')
  const leaver = meant(all, heard.leaver)
  const successor = meant(
    all.filter((one) => one.id !== leaver.one?.id),
    heard.successor,
  )
  const mine = leaver.one && (await mayHandOver(ctx, ctx.actor, leaver.one.id))
  const theirs = mine && leaver.one ? await runningOf(ctx.tx, leaver.one.id) : undefined
  if (theirs) return void (await reply(ctx, await drawHandover(ctx, theirs)))
  const { zone } = ctx.deps
  const when = readWhen(heard.rest, { now: ctx.at, zone, lean: 'future', atMost: 1 })[0]
  const lastDay = when?.kind === 'value' && !when.value.dayless ? when.value.date : undefined
  const fields: StartFields = {
    person: leaver.one?.openId,
    lastDay,
    successor: successor.one?.openId,
    kind: heard.kind,
  }
  const errors = {
    ...(leaver.error ? { person: leaver.error } : {}),
    ...(successor.error ? { successor: successor.error } : {}),
  }
  await reply(ctx, await draw(ctx, { fields, errors }))
}

/** `/交接 小李 下周五 小周`. */
export const handoverCommand = defineCommand({
  name: 'handover',
  zh: '交接',
  aliases: ['jj', '离职'],
  help: { zh: '同事离职、转岗，把客户交出去', en: 'A colleague leaves or moves: hand over their clients' },
  usage: { zh: '/交接 小李 下周五 小周', en: '/handover Li Ming, next Friday, clients to Zhou Ting' },
  roles: inCharge,
  where: 'private',
  async run(ctx, text) {
    await answer(ctx, text)
    return done
  },
})

/** 小李下周五最后一天 客户都转小周. */
export const handoverSentence: Sentence = {
  name: 'handover.said',
  roles: inCharge,
  hears: asksToHandOver,
  async run(ctx, text) {
    await answer(ctx, text)
    return done
  },
}

/** Begins what the form says; a successor without an NDA is refused before anything is written. */
export const start = defineAction(startHandover, {
  roles: inCharge,
  async run(ctx, { form }) {
    const person = await picked(ctx, form.person)
    const today = dayOf(ctx.at, ctx.deps.zone)
    const { lastDay } = form
    if (!person || lastDay === undefined || lastDay < today) {
      const errors: StartView['errors'] = {
        ...(person ? {} : { person: say((w) => w.handover.start.missingPerson) }),
        ...(lastDay !== undefined && lastDay >= today
          ? {}
          : { lastDay: say((w) => w.handover.start.missingDay) }),
      }
      return { card: await draw(ctx, { fields: form, errors }) }
    }
    if (!(await mayHandOver(ctx, ctx.actor, person.id)))
      return refused(
        { code: 'handover_not_manager', params: { name: person.name } },
        await draw(ctx, { fields: form, errors: {} }),
      )
    const successor = await picked(ctx, form.successor)
    if (successor?.id === person.id)
      return {
        card: await draw(ctx, { fields: form, errors: { successor: say((w) => w.handover.start.self) } }),
      }
    const refusal = successor && (await cannotTake(ctx, person, successor))
    if (refusal) return refused(refusal, await draw(ctx, { fields: form, errors: {} }))
    const kind = handoverKinds.find((one) => one === form.kind) ?? 'leave'
    const handover = await begin(ctx, {
      person,
      manager: ctx.actor,
      kind,
      lastDay,
      ...(successor ? { successor } : {}),
    })
    if (!handover) {
      const running = await runningOf(ctx.tx, person.id)
      const card = running && (await drawHandover(ctx, running))
      return refused({ code: 'handover_running', params: { name: person.name } }, card)
    }
    const text = say((w) => w.handover.start.toast)
    // The manager's one card is below, where it is kept up to date; the form has done its part.
    return { toast: { tone: 'success', text }, card: noticeCard.render({ tone: 'success', text }) }
  },
})
