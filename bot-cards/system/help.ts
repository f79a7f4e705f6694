import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, collapsible, type FreeElement, markdown, rowWithButton, small } from '../kit/elements.ts'
import { bold, ink, lines, md, spaced } from '../kit/escape.ts'
import { runCommand } from './actions.ts'
import { sampleCommands } from './samples.ts'
import type { CommandView, HelpView } from './views.ts'

const shown = 8

function commandRow(command: CommandView): FreeElement {
  const names = [command.name, ...command.aliases].slice(0, 4).map((name) => `/${name}`)
  return rowWithButton(
    markdown(
      sayMd((_, of) =>
        lines([spaced([bold(`/${command.zh}`), ink('grey', names.join(' '))]), md`${of(command.help)}`]),
      ),
    ),
    button(
      say((w) => w.system.help.use),
      runCommand.value({ command: command.name }, 0),
      { size: 'small' },
    ),
  )
}

/** `/帮助`: what this person may use, each with a button, so that nobody need remember a command. */
export const helpCard = defineCard<HelpView>({
  name: 'system/help',
  samples: {
    'a salesperson': { commands: sampleCommands.slice(0, 4) },
    'an admin': { commands: sampleCommands },
    'thirty commands': {
      commands: Array.from({ length: 30 }, (_, n) => ({
        name: `command-${n}`,
        zh: `命令${n}`,
        aliases: ['ml', 'cmd', 'c'],
        help: {
          zh: '第一次启动时，用启动日志里的一次性口令成为管理员',
          en: 'Become the first admin with the one-time code',
        },
      })),
    },
  },
  render({ commands }) {
    const more = commands.slice(shown)
    return card({
      title: say((w) => w.system.help.title),
      tone: 'blue',
      summary: say((w) => w.system.help.summary),
      protectedData: false,
      elements: [
        small(say((w) => w.system.help.hint)),
        ...commands.slice(0, shown).map(commandRow),
        more.length > 0 &&
          collapsible(
            say((w) => w.system.help.more(more.length)),
            more.map((command) =>
              markdown(
                sayMd(
                  (_, of) =>
                    md`${bold(`/${command.zh}`)} ${ink('grey', `/${command.name}`)} ${of(command.help)}`,
                ),
              ),
            ),
          ),
      ],
    })
  },
})
