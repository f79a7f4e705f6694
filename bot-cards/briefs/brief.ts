import { askAccess } from '../access/actions.ts'
import { openClient } from '../clients/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, collapsible, type FreeElement, markdown, small } from '../kit/elements.ts'
import { bold, clip, clipLine, dotted, ink, lines, type Markdown, md, spaced } from '../kit/escape.ts'
import { same } from '../kit/text.ts'
import { dueState, dueText, momentText, whenText } from '../kit/when.ts'
import { openPlan } from '../plans/actions.ts'
import { inReadersWords } from '../plans/drafted.ts'
import { ticketsPart } from '../tickets/part.ts'
import { briefSamples } from './samples.ts'
import type { BriefPromises, BriefView, MetPerson } from './views.ts'

const shownPeople = 4
const shownPromises = 3

const named = (label: string, value: Markdown) => spaced([ink('grey', label), value])

/** When, how, where and who goes. */
const facts = (view: BriefView, room: number) =>
  markdown(
    sayMd((w, of) =>
      lines([
        dotted([
          bold(of(momentText(view.at, view))),
          md`${w.visits.kinds[view.kind]}`,
          md`${w.plans.minutes(view.minutes)}`,
        ]),
        view.instead !== undefined && ink('orange', w.briefs.brief.instead(clipLine(view.instead, 20))),
        view.place !== undefined &&
          named(w.briefs.brief.place, md`${clipLine(view.place, Math.min(room, 60))}`),
        view.ours.length > 1 &&
          named(
            w.briefs.brief.ours,
            md`${view.ours
              .slice(0, 6)
              .map((one) => clipLine(one, 12))
              .join(w.visits.facts.listComma)}`,
          ),
        view.agenda !== undefined &&
          named(
            w.briefs.brief.agenda,
            view.agenda === ''
              ? ink('orange', w.briefs.brief.noAgenda)
              : bold(clip(of(inReadersWords(view.agenda)), Math.min(room, 200))),
          ),
      ]),
    ),
  )

/** One of theirs: who they are, how to reach them, and below it, in orange, what is not to be said or done. */
const person = ({ name, line, limits }: MetPerson, room: number) =>
  markdown(
    sayMd((w) =>
      lines([
        spaced([
          bold(clipLine(line?.name ?? name, Math.min(room, 20))),
          line
            ? dotted([
                md`${w.contacts.roles[line.role]}`,
                line.title !== undefined && md`${clipLine(line.title, Math.min(room, 20))}`,
                line.phone && ink(line.phone.masked ? 'grey' : 'blue', clipLine(line.phone.text, 40)),
              ])
            : limits.length === 0 && ink('grey', w.briefs.brief.unknown),
        ]),
        ...limits.map((limit) => ink('orange', w.briefs.limits[limit])),
      ]),
    ),
  )

function people(view: BriefView, room: number): FreeElement[] {
  const { met } = view
  if (!met) return []
  return [
    markdown(sayMd((w) => bold(w.briefs.brief.met))),
    ...(met.length === 0 ? [small(say((w) => w.briefs.brief.nobody))] : []),
    ...met.slice(0, shownPeople).map((one) => person(one, room)),
    ...(met.length > shownPeople ? [small(say((w) => w.briefs.brief.more(met.length - shownPeople)))] : []),
  ]
}

const dueInks = { overdue: 'red', today: 'orange', later: 'grey' } as const

const owed = (which: 'weOwe' | 'theyOwe', { items, more }: BriefPromises, view: BriefView, room: number) =>
  markdown(
    sayMd((w, of) =>
      lines([
        bold(w.briefs.brief[which]),
        ...items
          .slice(0, shownPromises)
          .map(({ text, due, who }) =>
            dotted([
              md`${clipLine(text, Math.min(room, 60))}`,
              due !== undefined && ink(dueInks[dueState(due, view)], of(dueText(due, view))),
              who !== undefined && ink('grey', clipLine(who, 12)),
            ]),
          ),
        more > 0 && ink('grey', w.briefs.brief.more(more)),
      ]),
    ),
  )

function promises(view: BriefView, room: number): FreeElement[] {
  if (!view.promises) return []
  const { ours, theirs } = view.promises
  if (ours.items.length + theirs.items.length === 0) return [small(say((w) => w.briefs.brief.nothingOpen))]
  return [
    ...(ours.items.length > 0 ? [owed('weOwe', ours, view, room)] : []),
    ...(theirs.items.length > 0 ? [owed('theyOwe', theirs, view, room)] : []),
  ]
}

type Touch = NonNullable<BriefView['last']>[number]

const touch = (one: Touch, view: BriefView, room: number, most: number) =>
  markdown(
    sayMd((w, of) =>
      lines([
        ink(
          'grey',
          dotted([
            md`${of(whenText(one.when, view))}`,
            md`${w.visits.kinds[one.kind]}`,
            md`${clipLine(one.by, 12)}`,
          ]),
        ),
        md`${clip(one.said, Math.min(room, most))}`,
      ]),
    ),
  )

function last(view: BriefView, room: number): FreeElement[] {
  if (!view.last) return []
  const [latest, ...older] = view.last
  return [
    markdown(sayMd((w) => bold(w.briefs.brief.last))),
    latest ? touch(latest, view, room, 160) : small(say((w) => w.briefs.brief.never)),
    ...(older.length > 0
      ? [
          collapsible<FreeElement>(
            say((w) => w.briefs.brief.older),
            older.map((one) => touch(one, view, room, 120)),
          ),
        ]
      : []),
  ]
}

/** Before a meeting: whom one meets, what is open both ways, where it was left, and what their consent does not allow. */
export const briefCard = defineCard<BriefView>({
  name: 'briefs/brief',
  samples: briefSamples,
  render(view, room) {
    const restricted = view.last === undefined
    return card({
      title: say((w) => w.briefs.brief.title),
      subtitle: same(view.client.name),
      tone: 'blue',
      tags: view.client.tier
        ? [{ text: say((w) => (view.client.tier ? w.rights.tiers[view.client.tier] : '')), colour: 'blue' }]
        : [],
      summary: say((w) => w.briefs.brief.summary),
      elements: [
        facts(view, room),
        ...people(view, room),
        ...promises(view, room),
        ...(view.tickets ? ticketsPart(view.tickets, view, room) : []),
        ...last(view, room),
        restricted && small(say((w) => w.briefs.brief.restricted(clipLine(view.ours[0] ?? '', 20)))),
        buttonRow([
          restricted
            ? button(
                say((w) => w.briefs.brief.ask),
                askAccess.value({ client: view.client.id }, 0),
                { type: 'primary' },
              )
            : button(
                say((w) => w.briefs.brief.client),
                openClient.value({ client: view.client.id }, 0),
                { type: 'primary' },
              ),
          button(
            say((w) => w.briefs.brief.plan),
            openPlan.value({ plan: view.plan }, view.version),
          ),
        ]),
      ],
    })
  },
})
