import { wireValue } from '../../bot-cards/kit/action.ts'
import { unknownCommandCard } from '../../bot-cards/system/unknown-command.ts'
import type { BotEvent, CardPressEvent, MessageEvent } from '../lark/in/event.ts'
import { isThreaded } from './aside.ts'
import { readCommand, spokenText } from './command-text.ts'
import { type Ctx, done, type EventCtx, type Outcome, refused, reply, roles } from './context.ts'
import type { Action, Area, Command } from './define.ts'
import { isForEverybody, refusesEntry } from './gate.ts'

type Routed = Extract<BotEvent, { kind: 'message' | 'card_press' | 'menu' }>

export const commandsOf = (areas: readonly Area[]): Command[] => areas.flatMap((area) => area.commands ?? [])
const actionsOf = (areas: readonly Area[]): Action[] => areas.flatMap((area) => area.actions ?? [])

/** Commands this person may use, in the registry's order. */
export const commandsFor = (areas: readonly Area[], actor: Ctx['actor']): Command[] =>
  commandsOf(areas).filter(
    (command) =>
      command.roles.some((role) => actor.roles.includes(role)) ||
      (actor.roles.length === 0 && command.open && isForEverybody(command)),
  )

/** Finds who answers a message, press or menu entry, and lets them through the gate. */
export function route(ctx: Ctx, event: Routed, areas: readonly Area[]): Promise<Outcome> {
  switch (event.kind) {
    case 'message':
      return message(ctx, event, areas)
    case 'card_press':
      return press(ctx, event, areas)
    case 'menu':
      return runNamed(ctx, event.eventKey, areas)
  }
}

/** Runs a command by its English name without arguments: a menu entry or a button of the help card. */
export async function runNamed(ctx: Ctx, name: string, areas: readonly Area[]): Promise<Outcome> {
  const command = commandsOf(areas).find((one) => one.name === name)
  return command ? runCommand(ctx, command, '') : refused({ code: 'card_unknown', params: {} })
}

/** Goes on with a command about one client, after the client was chosen. */
export async function runNamedFor(
  ctx: Ctx,
  name: string,
  clientId: string,
  rest: string,
  areas: readonly Area[],
): Promise<Outcome> {
  const command = commandsOf(areas).find((one) => one.name === name)
  if (!command?.runFor) return refused({ code: 'card_unknown', params: {} })
  const refusal = refusesEntry(ctx.actor, ctx.origin, command)
  return refusal ? refused(refusal) : command.runFor(ctx, clientId, rest)
}

async function runCommand(ctx: Ctx, command: Command, text: string): Promise<Outcome> {
  const refusal = refusesEntry(ctx.actor, ctx.origin, command)
  return refusal ? refused(refusal) : command.run(ctx, text)
}

async function message(ctx: Ctx, event: MessageEvent, areas: readonly Area[]): Promise<Outcome> {
  if (isThreaded(event)) {
    const outcome = await firstOf(areas, (area) => area.thread?.(ctx, event))
    if (outcome) return outcome
  }
  const mute =
    spokenText(event) === '' && refusesEntry(ctx.actor, { chatType: 'p2p' }, { roles }) === undefined
  const filed = mute ? await firstOf(areas, (area) => area.photo?.(ctx, event)) : undefined
  if (filed || event.aside) return filed ?? done
  const read = readCommand(spokenText(event), commandsFor(areas, ctx.actor))
  if (read.kind === 'command') return runCommand(ctx, read.command, read.rest)
  if (read.kind === 'unknown') {
    const forbidden = readCommand(spokenText(event), commandsOf(areas))
    if (forbidden.kind === 'command') return runCommand(ctx, forbidden.command, forbidden.rest)
    await reply(ctx, unknownCommandCard.render({ word: read.word, closest: read.closest }))
    return done
  }
  const unsigned = refusesEntry(ctx.actor, { chatType: 'p2p' }, { roles })
  if (unsigned) return refused(unsigned)
  const sentence = areas
    .flatMap((area) => area.sentences ?? [])
    .find((one) => refusesEntry(ctx.actor, ctx.origin, one) === undefined && one.hears(read.text))
  if (sentence) return sentence.run(ctx, read.text, event)
  const listener = areas.find((area) => area.message)?.message
  return listener ? listener(ctx, event) : done
}

/** The first answer any area has, asked in the registry's order. */
async function firstOf(
  areas: readonly Area[],
  ask: (area: Area) => Promise<Outcome | undefined> | undefined,
): Promise<Outcome | undefined> {
  for (const area of areas) {
    const outcome = await ask(area)
    if (outcome) return outcome
  }
  return undefined
}

async function press(ctx: Ctx, event: CardPressEvent, areas: readonly Area[]): Promise<Outcome> {
  const value = wireValue.safeParse(event.value)
  const action = value.success ? actionsOf(areas).find((one) => one.name === value.data.a) : undefined
  if (!value.success || !action) return refused({ code: 'card_unknown', params: {} })
  const refusal = refusesEntry(ctx.actor, ctx.origin, action)
  return refusal ? refused(refusal) : action.press(ctx, value.data, event.form)
}

/** Hands an event that is neither message nor press to every area that listens for it. */
export async function react<E extends Exclude<BotEvent, Routed | { kind: 'unknown' }>>(
  ctx: EventCtx,
  event: E,
  areas: readonly Area[],
): Promise<void> {
  for (const area of areas) {
    const listener = area.events?.[event.kind] as ((ctx: EventCtx, event: E) => Promise<void>) | undefined
    await listener?.(ctx, event)
  }
}
