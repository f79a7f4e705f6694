import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, collapsible, type FreeElement, markdown, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, ink, lines, type Markdown, md, spaced } from '../kit/escape.ts'
import type { InBoth } from '../kit/text.ts'
import { runCommand } from './actions.ts'
import { sampleCommands } from './samples.ts'
import type { CommandView, HelpView } from './views.ts'

const shown = 8

/** The command's name in the reader's language in front, every other way to type it after. */
const namesOf = ({ name, zh, aliases }: CommandView): InBoth<Markdown> => {
  const named = (first: string, others: string[]) =>
    spaced([
      bold(`/${clipLine(first, 30)}`),
      ink(
        'grey',
        others
          .slice(0, 3)
          .map((other) => `/${clipLine(other, 30)}`)
          .join(' '),
      ),
    ])
  return { zh: named(zh, [name, ...aliases]), en: named(name, [zh, ...aliases]) }
}

function commandRow(command: CommandView): FreeElement {
  const names = namesOf(command)
  return rowWithButton(
    markdown(sayMd((_, of) => lines([of(names), md`${of(command.help)}`]))),
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
            more.slice(0, 30).map((command) => {
              const names = namesOf(command)
              return markdown(sayMd((_, of) => lines([of(names), md`${of(command.help)}`])))
            }),
          ),
      ],
    })
  },
})
