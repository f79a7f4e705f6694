import { runCommand } from '../../../bot-cards/system/actions.ts'
import { helpCard } from '../../../bot-cards/system/help.ts'
import { done, reply, roles } from '../../bot/context.ts'
import { type Action, type Area, type Command, defineAction, defineCommand } from '../../bot/define.ts'
import { commandsFor, runNamed } from '../../bot/route.ts'

/** `/帮助`: what this person may use, each with a button. Reads the very registry it stands in, hence the thunk. */
export const helpCommand = (areas: () => readonly Area[]): Command =>
  defineCommand({
    name: 'help',
    zh: '帮助',
    aliases: ['bz', '?', '？'],
    help: { zh: '我能做什么', en: 'What I can do' },
    usage: { zh: '/帮助', en: '/help' },
    roles,
    where: 'anywhere',
    open: true,
    async run(ctx) {
      await reply(ctx, helpCard.render({ commands: commandsFor(areas(), ctx.actor) }))
      return done
    },
  })

/** A button that runs a command as if it had been typed. */
export const runByButton = (areas: () => readonly Area[]): Action =>
  defineAction(runCommand, {
    roles,
    open: true,
    run: (ctx, { payload }) => runNamed(ctx, payload.command, areas()),
  })
