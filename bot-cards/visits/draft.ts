import { say, sayMd } from '../i18n/say.ts'
import { type CardJson, card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  collapsible,
  divider,
  markdown,
  type RootElement,
  rowWithButton,
  small,
} from '../kit/elements.ts'
import { clipLine, ink, md } from '../kit/escape.ts'
import type { Bilingual } from '../kit/text.ts'
import { clockText, whenText } from '../kit/when.ts'
import { closeDraftForm, discardDraft, draftAnyway, editVisit, submitDraft, undoVisits } from './actions.ts'
import { itemFacts, itemLine, openDraft, shownItems } from './draft-open.ts'
import { isReady } from './draft-ready.ts'
import { draftSamples } from './draft-samples.ts'
import { attachmentLine } from './facts.ts'
import type { DraftView, VisitFormView } from './views.ts'
import { visitForm } from './visit-form.ts'

type In<S extends DraftView['state']['status']> = DraftView & {
  state: Extract<DraftView['state'], { status: S }>
}
const isIn = <S extends DraftView['state']['status']>(view: DraftView, status: S): view is In<S> =>
  view.state.status === status

/** `万川 · 面谈` where one visit is known well enough to name it. */
function single(view: DraftView): { client: string; kind: Bilingual } | undefined {
  const [item, second] = view.items
  if (!item || second || item.client.state !== 'known' || !item.kind) return undefined
  const kind = item.kind.value
  return { client: clipLine(item.client.name, 30), kind: say((w) => w.visits.kinds[kind]) }
}

function open(view: In<'open'>, room: number): CardJson {
  if (view.state.form) return formOpen(view, view.state.form, room)
  const ready = view.items.every(isReady)
  return card({
    title: say((w) =>
      view.items.length > 1 ? w.visits.draft.titleMany(view.items.length) : w.visits.draft.titleOne,
    ),
    tone: ready ? 'blue' : 'orange',
    tags: [
      ready
        ? { text: say((w) => w.visits.draft.waiting), colour: 'blue' }
        : { text: say((w) => w.visits.draft.notYet), colour: 'orange' },
    ],
    summary: say((w) => w.visits.draft.summary),
    elements: openDraft(view, room),
  })
}

function formOpen(view: In<'open'>, form: VisitFormView, room: number): CardJson {
  const { draft, version } = view
  const started = view.state.startedAsForm
  const others = view.items.map((item, index) => ({ item, index })).filter(({ index }) => index !== form.item)
  const edited = view.items[form.item]?.client
  const name =
    edited?.state === 'known' ? edited.name : edited && edited.state !== 'empty' ? edited.typed : '？'
  const attached = attachmentLine(view.attachments, room)
  return card({
    title: say((w) => (started ? w.visits.draft.form : w.visits.draft.editing(clipLine(name, 30)))),
    tone: Object.keys(form.errors).length > 0 ? 'orange' : 'blue',
    summary: say((w) => (started ? w.visits.draft.summaryForm : w.visits.form.summary)),
    elements: [
      Object.keys(form.errors).length > 0 && markdown(sayMd((w) => ink('orange', w.visits.form.fixBelow))),
      visitForm(
        form,
        view,
        submitDraft.value({ draft, item: form.item }, version),
        say((w) => (started ? w.visits.form.save : w.visits.form.done)),
      ),
      started ? small(say((w) => w.visits.form.photos)) : undefined,
      attached && markdown(attached),
      buttonRow([
        started
          ? button(
              say((w) => w.visits.draft.discard),
              discardDraft.value({ draft }, version),
              { type: 'text' },
            )
          : button(
              say((w) => w.visits.form.cancel),
              closeDraftForm.value({ draft }, version),
              { type: 'text' },
            ),
      ]),
      others.length > 0 &&
        collapsible(
          say((w) => w.visits.draft.moreItems(others.length)),
          others.slice(0, 10).map(({ item, index }) => markdown(itemLine(item, index, room))),
        ),
    ],
  })
}

function repeat(view: In<'repeat'>, room: number): CardJson {
  const { draft, version } = view
  const at = whenText({ at: view.state.firstAt, precision: 'exact' }, view)
  return card({
    title: say((w) => w.visits.draft.repeatTitle),
    tone: 'orange',
    summary: say((w) => w.visits.draft.summary),
    elements: [
      markdown(sayMd((w, of) => md`${w.visits.draft.repeat(of(at))}`)),
      ...view.items
        .slice(0, 3)
        .map((item, index) => markdown(itemFacts(view, item, index, Math.min(room, 120)))),
      buttonRow([
        button(
          say((w) => w.visits.draft.repeatYes),
          draftAnyway.value({ draft }, version),
          { type: 'primary_filled' },
        ),
        button(
          say((w) => w.visits.draft.repeatNo),
          discardDraft.value({ draft }, version),
        ),
      ]),
    ],
  })
}

function saved(view: In<'saved'>, room: number): CardJson {
  const one = single(view)
  const shown = shownItems(room)
  const { draft, version } = view
  const { undoUntil, visits } = view.state
  const edit = (index: number, short: boolean) => {
    const visit = visits[index]
    return (
      visit &&
      button(
        say((w) => (short ? w.visits.saved.editShort : w.visits.saved.edit)),
        editVisit.value({ visit: visit.id }, visit.version),
        short ? { type: 'primary_text', size: 'small' } : {},
      )
    )
  }
  const several = view.items.length > 1
  const attached = attachmentLine(view.attachments, room)
  const onlyEdit = several ? undefined : edit(0, false)
  const row = [
    ...(view.now.getTime() < undoUntil.getTime()
      ? [
          button(
            say((w) => w.visits.saved.undo(clockText(undoUntil, view.zone))),
            undoVisits.value({ draft }, version),
          ),
        ]
      : []),
    ...(onlyEdit ? [onlyEdit] : []),
  ]
  return card({
    title: say((w, of) =>
      one ? w.visits.saved.one(one.client, of(one.kind)) : w.visits.saved.many(view.items.length),
    ),
    tone: 'green',
    summary: say((w) => w.visits.saved.summary),
    elements: [
      ...view.items.slice(0, shown).flatMap((item, index): RootElement[] => {
        const text = markdown(itemFacts(view, item, index, room))
        const press = several ? edit(index, true) : undefined
        return press ? [rowWithButton(text, press), divider()] : [text]
      }),
      view.items.length > shown &&
        collapsible(
          say((w) => w.visits.draft.moreItems(view.items.length - shown)),
          view.items
            .slice(shown, shown + 10)
            .map((item, index) => markdown(itemLine(item, shown + index, room))),
        ),
      attached && markdown(attached),
      row.length > 0 && buttonRow(row),
    ],
  })
}

/** The draft of one or several visits through its whole life: one record, one card. */
export const draftCard = defineCard<DraftView>({
  name: 'visits/draft',
  samples: draftSamples,
  render(view, room) {
    if (isIn(view, 'open')) return open(view, room)
    if (isIn(view, 'repeat')) return repeat(view, room)
    if (isIn(view, 'saved')) return saved(view, room)
    if (isIn(view, 'undone')) return undone(view, room)
    return card({
      title: say((w) => w.visits.discarded.title),
      tone: 'grey',
      summary: say((w) => w.visits.discarded.summary),
      elements: [small(say((w) => w.visits.discarded.body))],
    })
  },
})

function undone(view: In<'undone'>, room: number): CardJson {
  const at = whenText({ at: view.state.at, precision: 'exact' }, view)
  const { by } = view.state
  return card({
    title: say((w) => w.visits.undone.title),
    tone: 'grey',
    tags: [{ text: say((w) => w.visits.undone.tag), colour: 'neutral' }],
    summary: say((w) => w.visits.undone.summary),
    elements: [
      ...view.items.slice(0, shownItems(room)).map((item, index) => markdown(itemLine(item, index, room))),
      small(say((w, of) => w.visits.undone.by(clipLine(by, 20), of(at)))),
    ],
  })
}
