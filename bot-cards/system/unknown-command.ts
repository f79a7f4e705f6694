import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { hostile } from '../kit/samples.ts'
import { runCommand } from './actions.ts'
import { sampleCommands } from './samples.ts'
import type { UnknownCommandView } from './views.ts'

/** A command nobody knows: the closest three as buttons, and help. */
export const unknownCommandCard = defineCard<UnknownCommandView>({
  name: 'system/unknown-command',
  samples: {
    'a slip': { word: '拜仿', closest: sampleCommands.slice(0, 3) },
    'nothing close': { word: '天气', closest: [] },
    'hostile words': { word: hostile, closest: sampleCommands.slice(0, 3) },
  },
  render(view) {
    const word = clipLine(view.word.startsWith('/') ? view.word : `/${view.word}`, 30)
    const near = view.closest.slice(0, 3)
    return card({
      title: say((w) => w.system.unknown.title),
      tone: 'orange',
      summary: say((w) => w.system.unknown.summary),
      elements: [
        markdown(
          sayMd(
            (w) => md`${near.length > 0 ? w.system.unknown.body(word) : w.system.unknown.bodyAlone(word)}`,
          ),
        ),
        buttonRow([
          ...near.map((command, place) =>
            button(
              { zh: `/${command.zh}`, en: `/${command.name}` },
              runCommand.value({ command: command.name }, 0),
              { type: place === 0 ? 'primary_filled' : 'default' },
            ),
          ),
          button(
            say((w) => w.system.unknown.help),
            runCommand.value({ command: 'help' }, 0),
          ),
        ]),
      ],
    })
  },
})
