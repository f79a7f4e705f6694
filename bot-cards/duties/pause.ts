import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  datePicker,
  form,
  input,
  markdown,
  type RootElement,
  rowWithButton,
  submitButton,
} from '../kit/elements.ts'
import { clipLine, ink, md } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import { type Bilingual, inSentence, same } from '../kit/text.ts'
import { dayText } from '../kit/when.ts'
import { endPause, sendPause } from './actions.ts'
import type { PauseLine, PauseView } from './views.ts'

const usual: PauseView = {
  ...drawn,
  client: { id: id('cli', 1), name: '云栖谷', version: 3 },
  asks: '王芳',
  standing: [],
  fields: { last: undefined, reason: undefined },
  errors: {},
}
const standing: PauseLine = {
  id: id('pau', 1),
  version: 2,
  from: '2026-11-20',
  last: '2026-12-31',
  status: 'active',
}

/** One that stands: from when to when, and the way back. */
function line(pause: PauseLine, view: PauseView): RootElement {
  const from = dayText(pause.from, view)
  const last = dayText(pause.last, view)
  const text = markdown(
    sayMd((w, of) =>
      pause.status === 'active'
        ? md`${w.duties.pause.active(inSentence(of(from)), inSentence(of(last)))}`
        : ink('orange', w.duties.pause.asked(of(from), inSentence(of(last)))),
    ),
  )
  if (pause.status !== 'active') return text
  return rowWithButton(
    text,
    button(
      say((w) => w.duties.pause.end),
      endPause.value({ pause: pause.id }, pause.version),
      { size: 'small' },
    ),
  )
}

/** The client asked to be left alone until a day: what stands, or the form that asks for it. */
export const pauseCard = defineCard<PauseView>({
  name: 'duties/pause',
  samples: {
    'a usual wish': { ...usual, fields: { last: '2026-12-31', reason: undefined } },
    'not filled in': {
      ...usual,
      errors: {
        last: say((w) => w.duties.pause.missingLast),
        reason: say((w) => w.duties.pause.missingReason),
      },
    },
    'waits for approval': { ...usual, standing: [{ ...standing, status: 'asked', version: 1 }] },
    'holds now': { ...usual, standing: [standing] },
    'hostile words': {
      ...usual,
      client: { ...usual.client, name: hostile },
      asks: hostile,
      fields: { last: '2026-12-31', reason: endless },
    },
  },
  render(view, room) {
    const { fields, errors, standing: pauses } = view
    const name = clipLine(view.client.name, Math.min(room, 24))
    const asks: Bilingual =
      view.asks === undefined ? say((w) => w.duties.excuse.manager) : same(clipLine(view.asks, 20))
    const active = pauses.some((one) => one.status === 'active')
    return card({
      title: say((w) => w.duties.pause.title(name)),
      tone: Object.keys(errors).length > 0 ? 'orange' : active ? 'grey' : 'blue',
      summary: say((w) => w.duties.pause.summary),
      elements: [
        ...pauses.map((one) => line(one, view)),
        pauses.some((one) => one.status === 'asked') &&
          markdown(sayMd((w, of) => ink('grey', w.duties.pause.sent(of(asks))))),
        pauses.length === 0 && markdown(sayMd((w, of) => ink('grey', w.duties.pause.lead(of(asks))))),
        pauses.length === 0 &&
          form(
            'pause',
            [
              ...labelled(
                say((w) => w.duties.pause.last),
                datePicker('last', { placeholder: say((w) => w.duties.pause.last), value: fields.last }),
                { required: true, error: errors.last },
              ),
              ...labelled(
                say((w) => w.duties.pause.reason),
                input('reason', {
                  placeholder: say((w) => w.duties.pause.reasonHint),
                  value: fields.reason,
                  required: true,
                  max: 300,
                  rows: 2,
                }),
                { required: true, error: errors.reason },
              ),
            ],
            submitButton(
              'send',
              say((w) => w.duties.pause.send),
              sendPause.value({ client: view.client.id }, view.client.version),
              { type: 'primary_filled', width: 'fill' },
            ),
          ),
      ],
    })
  },
})
