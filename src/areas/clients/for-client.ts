import { pickClient } from '../../../bot-cards/clients/actions.ts'
import { chooseClientCard } from '../../../bot-cards/clients/choose.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { type Action, type Area, type Command, defineAction, defineCommand } from '../../bot/define.ts'
import { runNamedFor } from '../../bot/route.ts'
import { matchName } from '../../kernel/text/match-names.ts'
import type { NameMatch } from '../../kernel/text/name-match.ts'
import { may } from '../../rights/standing.ts'
import type { Right } from '../../rights/table.ts'
import { refusedClient } from './closed.ts'
import { namesLike } from './names.ts'
import { type Client, findClient, recentClients } from './repo.ts'

type About = Omit<Command, 'run' | 'runFor' | 'right'> & {
  /** What the person must hold towards the client; without it they are told that they may ask. */
  right: Right
  /** `rest` is what was typed behind the client's name. */
  run(ctx: Ctx, client: Client, rest: string): Promise<Outcome>
  /** Nothing in the book is called so; default: `not_found`. */
  unknown?(ctx: Ctx, typed: string): Promise<Outcome>
}

/**
 * A command about one client: `/定级 永禾 升战略` finds the client by name, short name, sound or initials, asks which where
 * several fit, offers the person's own where nothing was typed, and checks the right before it runs.
 */
export function defineClientCommand({ run, unknown, ...about }: About): Command {
  const choose = async (ctx: Ctx, options: { id: string; name: string }[], rest: string, typed?: string) => {
    const view = { options: options.map((one) => ({ ...one, hint: '' })), more: 0 }
    const then = { command: about.name, rest: rest.slice(0, 200) }
    const written = { zh: `/${about.zh}`, en: `/${about.name}` }
    await reply(
      ctx,
      chooseClientCard.render({ ...view, then, written, ...(typed === undefined ? {} : { typed }) }),
    )
    return done
  }
  const runFor = async (ctx: Ctx, clientId: string, rest: string): Promise<Outcome> => {
    const client = await findClient(ctx.tx, clientId)
    if (!client) return refused({ code: 'not_found', params: {} })
    if (!(await may(ctx, about.right, client.id))) return refusedClient(ctx, client)
    return run(ctx, client, rest)
  }
  return defineCommand({
    ...about,
    runFor,
    async run(ctx, text) {
      const { match, rest } = await clientAtStart(ctx, text)
      switch (match.state) {
        case 'known':
          return runFor(ctx, match.clientId, rest)
        case 'choose': {
          const options = match.options.map((one) => ({ id: one.clientId, name: one.client }))
          return choose(ctx, options, rest, match.typed)
        }
        case 'unknown':
          return unknown ? unknown(ctx, match.typed) : refused({ code: 'not_found', params: {} })
        case 'empty':
          return choose(ctx, await recentClients(ctx.tx, ctx.actor.id, 5), '')
      }
    },
  })
}

/**
 * The client a typed text begins with: the whole of it, or its first word, and what is left. A wish behind the name
 * (华岳 升重要) is no part of it where the first word means the same client as the whole.
 */
export async function clientAtStart(ctx: Ctx, text: string): Promise<{ match: NameMatch; rest: string }> {
  const whole = matchName(text, await namesLike(ctx.tx, text, ctx.actor.id))
  const [first = '', ...others] = text.trim().split(/\s+/)
  if (others.length === 0) return { match: whole, rest: '' }
  const match = matchName(first, await namesLike(ctx.tx, first, ctx.actor.id))
  const enough = match.state === 'known' && meant(whole).includes(match.clientId)
  return whole.state === 'unknown' || enough ? { match, rest: others.join(' ') } : { match: whole, rest: '' }
}

/** Whom a typed name may mean. */
const meant = (match: NameMatch): string[] =>
  match.state === 'known'
    ? [match.clientId]
    : match.state === 'choose'
      ? match.options.map((one) => one.clientId)
      : []

/** The button of a choose-one card: runs the command it was asked for, about the client chosen. */
export const pick = (areas: () => readonly Area[]): Action =>
  defineAction(pickClient, {
    roles,
    run: (ctx, { payload }) => runNamedFor(ctx, payload.command, payload.client, payload.rest, areas()),
  })
