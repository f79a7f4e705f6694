import { clientChoice } from '../clients/choose.ts'
import { createClientForm } from '../clients/create-form.ts'
import { say, sayMd } from '../i18n/say.ts'
import {
  button,
  buttonRow,
  collapsible,
  divider,
  markdown,
  type RootElement,
  small,
} from '../kit/elements.ts'
import { bold, clipLine, ink, lines, md } from '../kit/escape.ts'
import {
  answerDraft,
  chooseDraftClient,
  confirmDraft,
  createDraftClient,
  discardDraft,
  dropDraftItem,
  editDraft,
} from './actions.ts'
import { isReady, missingFrom } from './draft-ready.ts'
import { attachmentLine, facts, settled } from './facts.ts'
import type { DraftClient, DraftItemView, DraftView } from './views.ts'

/** Visits drawn in full; more than that would not be one screen, the rest is folded. */
export const shownItems = (room: number): number => (room >= 40 ? 5 : 2)
const shownOptions = 5

const clientName = (client: DraftClient): string =>
  client.state === 'known' ? client.name : client.state === 'empty' ? '' : client.typed

/** The facts of one visit of a draft. Numbered when there are several. */
export function itemFacts(view: DraftView, item: DraftItemView, index: number, room: number) {
  const guessed = item.client.state === 'known' && item.client.guessed
  const executive = view.state.status === 'saved' ? view.state.visits[index]?.executive : undefined
  const shown = {
    ...item,
    client: { name: clientName(item.client) || '？', guessed },
    ...(executive ? { executive } : {}),
  }
  const number = view.items.length > 1 ? index + 1 : undefined
  return facts(view.state.status === 'saved' ? settled(shown) : shown, view, room, number)
}

/** One line for a visit that is not drawn in full. */
export const itemLine = (item: DraftItemView, index: number, room: number) =>
  sayMd((w) => {
    const kind = item.kind ? ` · ${w.visits.kinds[item.kind.value]}` : ''
    return md`${bold(`${index + 1}. ${clipLine(clientName(item.client) || '？', Math.min(room, 40))}`)}${kind}`
  })

/** "Which client?" with the candidates as buttons, or the small form that creates it. */
function clientQuestion(view: DraftView, client: DraftClient, item: number, room: number): RootElement[] {
  const where = { draft: view.draft, item }
  switch (client.state) {
    case 'known':
      return []
    case 'empty':
      return [markdown(sayMd((w) => ink('orange', w.visits.draft.clientEmpty)))]
    case 'choose':
      return [
        markdown(
          sayMd((w) =>
            ink('orange', w.visits.draft.clientUnclear(clipLine(client.typed, Math.min(room, 30)))),
          ),
        ),
        ...client.options
          .slice(0, shownOptions)
          .map((option) =>
            button(
              clientChoice(option),
              chooseDraftClient.value({ ...where, client: option.id }, view.version),
              { width: 'fill' },
            ),
          ),
        small(say((w) => w.visits.draft.clientMore)),
      ]
    case 'unknown':
      return [
        markdown(
          sayMd((w) =>
            ink('orange', w.visits.draft.clientUnknown(clipLine(client.typed, Math.min(room, 30)))),
          ),
        ),
        createClientForm(
          { fields: { name: client.typed }, errors: {} },
          createDraftClient.value(where, view.version),
          say((w) => w.visits.draft.createClient),
        ),
      ]
  }
}

/** Everything one visit asks before it can be confirmed. Only one visit of a draft asks at a time. */
function decisions(view: DraftView, item: DraftItemView, index: number, room: number): RootElement[] {
  const where = { draft: view.draft, item: index }
  // Where there is a question it asks for what is missing, the kind or the day, with its answers as buttons.
  const missing = item.questions.length > 0 ? [] : missingFrom(item).filter((one) => one !== 'client')
  return [
    ...clientQuestion(view, item.client, index, room),
    ...item.questions
      .slice(0, 3)
      .flatMap((question, number): RootElement[] => [
        markdown(sayMd((_, of) => ink('orange', clipLine(of(question.text), Math.min(room, 80))))),
        buttonRow(
          question.options
            .slice(0, shownOptions)
            .map((option, place) =>
              button(
                { zh: clipLine(option.zh, Math.min(room, 24)), en: clipLine(option.en, Math.min(room, 24)) },
                answerDraft.value({ ...where, question: number, option: place }, view.version),
                { size: 'small' },
              ),
            ),
        ),
      ]),
    ...(missing.length > 0 ? [markdown(sayMd((w) => ink('orange', w.visits.draft.missing(missing))))] : []),
  ]
}

/** The draft waiting for its person: what was understood, what is still to be settled, and one way on. */
export function openDraft(view: DraftView, room: number): RootElement[] {
  const { draft, version, items } = view
  const asking = items.findIndex((item) => !isReady(item))
  const several = items.length > 1
  const edit = (item: number, look: 'text' | 'default') =>
    button(
      say((w) => w.visits.draft.edit),
      editDraft.value({ draft, item }, version),
      look === 'text' ? { type: 'primary_text', size: 'small' } : {},
    )
  const guessed = items.some(
    (item) =>
      item.kind?.guessed ||
      item.when?.guessed ||
      (item.client.state === 'known' && item.client.guessed) ||
      item.amounts.some((amount) => amount.guessed) ||
      item.nextSteps.some((step) => step.due?.guessed),
  )
  const attached = attachmentLine(view.attachments, room)
  // A visit that asks is always drawn in full, even when it lies beyond the first ones.
  const full = items.map((_, index) => index).filter((index) => index < shownItems(room) || index === asking)
  const rest = items.map((item, index) => ({ item, index })).filter(({ index }) => !full.includes(index))

  return [
    ...full.flatMap((index): RootElement[] => {
      const item = items[index]
      if (!item) return []
      return [
        markdown(itemFacts(view, item, index, room)),
        ...(item.problems.length > 0
          ? [
              markdown(
                sayMd((_, of) =>
                  lines(
                    item.problems
                      .slice(0, 4)
                      .map((problem) => ink('red', clipLine(of(problem), Math.min(room, 120)))),
                  ),
                ),
              ),
            ]
          : []),
        ...(index === asking ? decisions(view, item, index, room) : []),
        ...(index !== asking && !isReady(item)
          ? [
              small(
                say((w) => w.visits.draft.thenThis),
                'orange',
              ),
            ]
          : []),
        ...(several
          ? [
              buttonRow([
                edit(index, 'text'),
                button(
                  say((w) => w.visits.draft.dropItem),
                  dropDraftItem.value({ draft, item: index }, version),
                  { type: 'text', size: 'small' },
                ),
              ]),
              divider(),
            ]
          : []),
      ]
    }),
    ...(rest.length > 0
      ? [
          collapsible(
            say((w) => w.visits.draft.moreItems(rest.length)),
            rest.slice(0, 10).map(({ item, index }) => markdown(itemLine(item, index, room))),
          ),
        ]
      : []),
    ...(attached ? [markdown(attached)] : []),
    ...(guessed ? [small(say((w) => w.visits.draft.guessedHint))] : []),
    buttonRow([
      ...(asking === -1 && items.length > 0
        ? [
            button(
              say((w) => (several ? w.visits.draft.confirmAll : w.visits.draft.confirm)),
              confirmDraft.value({ draft }, version),
              { type: 'primary_filled' },
            ),
          ]
        : []),
      ...(several ? [] : items.map((_, index) => edit(index, 'default'))),
      button(
        say((w) => w.visits.draft.discard),
        discardDraft.value({ draft }, version),
        { type: 'text' },
      ),
    ]),
  ]
}
