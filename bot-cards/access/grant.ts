import { openClient } from '../clients/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown } from '../kit/elements.ts'
import { bold, clipLine, lines, md } from '../kit/escape.ts'
import { at, drawn, hostile, id } from '../kit/samples.ts'
import { momentText } from '../kit/when.ts'
import { endAccess } from './actions.ts'
import type { GrantView } from './views.ts'

const usual: GrantView = {
  ...drawn,
  grant: id('grt'),
  version: 1,
  client: id('cli', 1),
  name: '万川置业',
  holder: '周婷',
  until: at('2026-11-26 17:40'),
  state: 'open',
  mine: true,
}

/** Leave to see one client for a while: in the holder's chat with the way in, in the owner's with the way to end it. */
export const grantCard = defineCard<GrantView>({
  name: 'access/grant',
  samples: {
    'for the holder': usual,
    'for the owner': { ...usual, mine: false },
    'time is over': { ...usual, state: 'ended', until: at('2026-11-23 09:00') },
    'ended by the owner': { ...usual, state: 'revoked', mine: false },
    'hostile words': { ...usual, name: hostile, holder: hostile, mine: false },
  },
  render(view) {
    const name = clipLine(view.name, 30)
    const until = momentText(view.until, view)
    const open = view.state === 'open'
    return card({
      title: say(({ access: { grant: w } }) => {
        if (!open) return w.endedTitle(name)
        return view.mine ? w.mineTitle(name) : w.theirsTitle(name)
      }),
      tone: open ? 'green' : 'grey',
      tags: [
        {
          text: say((w) => (open ? w.access.grant.openTag : w.access.grant.endedTag)),
          colour: open ? 'green' : 'neutral',
        },
      ],
      summary: say((w) => w.access.grant.summary),
      elements: [
        markdown(
          sayMd((w, of) =>
            lines([
              !view.mine && bold(w.access.grant.holder(clipLine(view.holder, 20))),
              open
                ? md`${w.access.grant.until(of(until))}`
                : md`${view.state === 'ended' ? w.access.grant.ended : w.access.grant.revoked}`,
            ]),
          ),
        ),
        open &&
          buttonRow([
            view.mine
              ? button(
                  say((w) => w.access.grant.open),
                  openClient.value({ client: view.client }, 0),
                  {
                    type: 'primary_filled',
                  },
                )
              : button(
                  say((w) => w.access.grant.end),
                  endAccess.value({ grant: view.grant, from: 'grant' }, view.version),
                  { type: 'danger' },
                ),
          ]),
      ],
    })
  },
})
