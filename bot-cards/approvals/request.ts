import { say, sayMd } from '../i18n/say.ts'
import { type CardJson, card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  form,
  input,
  markdown,
  type RootElement,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clip, clipLine, ink, lines, md } from '../kit/escape.ts'
import { momentText } from '../kit/when.ts'
import {
  approveRequest,
  approveWithNote,
  closeVerdict,
  openVerdict,
  returnRequest,
  withdrawRequest,
} from './actions.ts'
import { historyFold, shownActor, shownActors } from './history.ts'
import { requestSamples } from './request-samples.ts'
import type { RequestView } from './views.ts'

const shownFacts = 12

const toneOf = (view: RequestView): Tone => {
  if (view.status === 'approved') return 'green'
  if (view.status !== 'open') return 'grey'
  return view.reader.is === 'decides' ? 'orange' : 'blue'
}

const tagColours = {
  open: 'blue',
  approved: 'green',
  returned: 'orange',
  withdrawn: 'neutral',
  void: 'neutral',
} as const

function tags(view: RequestView) {
  const { status } = view
  const mine = status === 'open' && view.reader.is === 'decides'
  const state = say((w) => (mine ? w.approvals.yours : w.approvals.tags[status]))
  const step = say((w) => w.approvals.stepTag(view.step, view.steps))
  return [
    { text: state, colour: mine ? ('orange' as const) : tagColours[status] },
    ...(view.steps > 1 && status === 'open' ? [{ text: step, colour: 'neutral' as const }] : []),
  ]
}

/** What happened to it in the end, and what to do next. */
function result(view: RequestView, room: number): RootElement | undefined {
  const last = view.history.at(-1)
  if (view.status === 'open' || !last) return undefined
  const when = momentText(last.at, view)
  return markdown(
    sayMd((w, of) => {
      const { result: words, actor } = w.approvals
      switch (last.what) {
        case 'approved':
        case 'returned': {
          const line = words[last.what](actor(shownActor(last.who)), of(when))
          return lines([
            ink(last.what === 'approved' ? 'green' : 'orange', line),
            last.note !== undefined && md`${clip(last.note, room)}`,
            last.what === 'returned' && view.reader.is === 'proposed' && ink('grey', words.next),
          ])
        }
        case 'withdrawn':
          return ink('grey', words.withdrawn(clipLine(last.who ?? '', 20), of(when)))
        case 'void':
          return lines([ink('orange', words.void(of(when))), md`${of(last.why)}`])
        default:
          return md``
      }
    }),
  )
}

/** What is asked for: who asks, the facts, the reason in their words. */
function subject(view: RequestView, room: number): RootElement[] {
  const when = momentText(view.at, view)
  const { facts } = view
  return [
    small(say((w, of) => w.approvals.by(clipLine(view.proposer, 20), of(when)))),
    ...(facts.length > 0
      ? [
          markdown(
            sayMd((_, of) =>
              lines(
                facts
                  .slice(0, shownFacts)
                  .map(
                    ({ label, value }) =>
                      md`${ink('grey', clipLine(of(label), 20))} ${clip(of(value), Math.min(room, 200))}`,
                  ),
              ),
            ),
          ),
        ]
      : []),
    markdown(sayMd((w) => md`${ink('grey', w.approvals.reason)} ${clip(view.reason, room)}`)),
  ]
}

function why(view: RequestView): RootElement[] {
  const { reader } = view
  if (view.status !== 'open') return []
  if (reader.is !== 'decides') {
    const { waitsFor } = view
    return [
      small(
        say((w) => {
          const { waits, waitsNobody, names } = w.approvals
          return waitsFor.length > 0 ? waits(names(shownActors(waitsFor)), waitsFor.length > 1) : waitsNobody
        }),
      ),
    ]
  }
  const { for: whom, late } = reader
  return [
    ...(whom === undefined
      ? []
      : [
          small(
            say((w) => w.approvals.standIn(clipLine(whom, 20))),
            'orange' as const,
          ),
        ]),
    ...(late === 'no'
      ? []
      : [
          small(
            say((w) => w.approvals[late]),
            'orange' as const,
          ),
        ]),
  ]
}

function buttons(view: RequestView): RootElement | undefined {
  const { approval, version } = view
  if (view.status !== 'open') return undefined
  if (view.reader.is === 'proposed')
    return buttonRow([
      button(
        say((w) => w.approvals.withdraw),
        withdrawRequest.value({ approval }, version),
      ),
    ])
  if (view.reader.is === 'reads') return undefined
  return buttonRow([
    button(
      say((w) => w.approvals.approve),
      approveRequest.value({ approval }, version),
      { type: 'primary_filled' },
    ),
    button(
      say((w) => w.approvals.return),
      openVerdict.value({ approval, verdict: 'return' }, version),
    ),
    button(
      say((w) => w.approvals.addNote),
      openVerdict.value({ approval, verdict: 'approve' }, version),
      { type: 'text' },
    ),
  ])
}

/** The second state of an approver's card: why it goes back, or a word with the yes. */
function verdict(view: RequestView, open: NonNullable<RequestView['form']>, room: number): CardJson {
  const { approval, version } = view
  const goesBack = open.verdict === 'return'
  const send = goesBack
    ? returnRequest.value({ approval }, version)
    : approveWithNote.value({ approval }, version)
  return card({
    title: view.title,
    subtitle: goesBack ? say((w) => w.approvals.form.returnTitle) : undefined,
    tone: 'orange',
    tags: tags(view),
    summary: say((w) => w.approvals.summary),
    elements: [
      ...subject(view, Math.min(room, 120)),
      form(
        'verdict',
        [
          markdown(
            sayMd((w) =>
              goesBack
                ? md`${w.approvals.form.returnLabel} ${ink('red', '*')}`
                : md`${w.approvals.form.approveLabel}`,
            ),
          ),
          input('note', {
            placeholder: say((w) => (goesBack ? w.approvals.form.returnHint : w.approvals.form.approveHint)),
            value: open.note,
            required: goesBack,
            max: 500,
            rows: 2,
          }),
          ...(open.error ? [small(open.error, 'red')] : []),
        ],
        submitButton(
          'send',
          say((w) => (goesBack ? w.approvals.form.returnSend : w.approvals.form.approveSend)),
          send,
          { type: goesBack ? 'danger' : 'primary_filled' },
        ),
      ),
      buttonRow([
        button(
          say((w) => w.approvals.form.cancel),
          closeVerdict.value({ approval }, version),
          { type: 'text' },
        ),
      ]),
    ],
  })
}

/** One request for a decision (审批), as its approver, its proposer or somebody asked before sees it. */
export const requestCard = defineCard<RequestView>({
  name: 'approvals/request',
  samples: requestSamples,
  render(view, room) {
    if (view.form && view.status === 'open' && view.reader.is === 'decides')
      return verdict(view, view.form, room)
    return card({
      title: view.title,
      tone: toneOf(view),
      tags: tags(view),
      summary: say((w) => w.approvals.summary),
      elements: [
        ...why(view),
        ...subject(view, room),
        result(view, room),
        buttons(view),
        historyFold(view, room),
      ],
    })
  },
})
