import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  collapsible,
  type FreeElement,
  markdown,
  type RootElement,
  small,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, type Markdown, md, spaced } from '../kit/escape.ts'
import { same } from '../kit/text.ts'
import { calendarText } from '../kit/when.ts'
import { exactYuan } from '../kit/yuan.ts'
import { acceptForm, editProject, listProjects } from './actions.ts'
import { projectSamples } from './samples.ts'
import { workInks, workState } from './standing.ts'
import type { PartView, ProjectView } from './views.ts'

/** One part: when it was accepted, and how long each kind of work in it is warranted. */
function part(view: ProjectView, { part: name, works }: PartView): RootElement {
  const days = new Set(works.map((one) => one.acceptedOn))
  const [single] = days.size === 1 ? days : []
  const on = single === undefined ? undefined : calendarText(single, view)
  const ends = works.map((one) => (one.until === undefined ? undefined : calendarText(one.until, view)))
  return markdown(
    sayMd((w, of) =>
      lines([
        dotted([
          bold(name === '' ? w.projects.whole : clipLine(name, 20)),
          on && ink('grey', w.projects.card.accepted(of(on))),
        ]),
        ...works.map((one, place): Markdown => {
          const state = workState(one, view)
          const end = ends[place]
          const said = w.projects.state
          const text =
            end === undefined ? said.waiting : state === 'in' ? said.until(of(end)) : said.out(of(end))
          return spaced([
            md`${w.projects.works[one.work]}`,
            ink(workInks[state], text),
            one.longer !== undefined && ink('grey', said.longer),
          ])
        }),
      ]),
    ),
  )
}

/** Who runs it and where. */
const about = (view: ProjectView, room: number): RootElement =>
  markdown(
    sayMd((w) => {
      const said = w.projects.card
      const line = (name: string, text: string) => text !== '' && md`${ink('grey', name)} ${text}`
      return lines([
        line(said.manager, view.manager === undefined ? said.noManager : clipLine(view.manager, 20)),
        line(said.site, clipLine([view.city, view.site].filter(Boolean).join(' '), Math.min(room, 60))),
        line(
          said.contacts,
          view.contacts
            .slice(0, 5)
            .map((one) => clipLine(one, 20))
            .join(w.projects.comma),
        ),
      ])
    }),
  )

/** Contract, defect period and money held back. */
function paper(view: ProjectView, room: number): FreeElement[] {
  const { money } = view
  const started = view.startedOn === undefined ? undefined : calendarText(view.startedOn, view)
  const defect = view.defectEnd === undefined ? undefined : calendarText(view.defectEnd, view)
  const due = money?.retentionDue === undefined ? undefined : calendarText(money.retentionDue, view)
  const contract = money?.contractYuan === undefined ? undefined : exactYuan(money.contractYuan)
  const held = money?.retentionYuan === undefined ? undefined : exactYuan(money.retentionYuan)
  if (!started && !defect && !contract && !held && view.contractNo === '') return []
  const text = markdown(
    sayMd((w, of) => {
      const said = w.projects.card
      const line = (name: string, parts: readonly (string | false | undefined)[]) => {
        const told = parts.filter((one) => one !== false && one !== undefined && one !== '')
        return told.length > 0 && md`${ink('grey', name)} ${told.join(' · ')}`
      }
      return lines([
        line(said.started, [started && of(started)]),
        line(said.contract, [clipLine(view.contractNo, Math.min(room, 40)), contract && of(contract)]),
        line(said.defect, [defect && of(defect)]),
        held && line(said.retention, [of(held), due ? said.retentionDue(of(due)) : said.retentionUnknown]),
        money?.retentionHigh && ink('red', said.retentionHigh),
      ])
    }),
  )
  return [
    collapsible(
      say((w) => w.projects.card.more),
      [text],
    ),
  ]
}

/** How a project stands as a whole, for its colour. */
function standing(view: ProjectView): { tone: Tone; word: 'covered' | 'some' | 'over' | 'unknown' } {
  const states = view.parts.flatMap((one) => one.works.map((work) => workState(work, view)))
  if (states.length === 0 || states.includes('waiting')) return { tone: 'orange', word: 'unknown' }
  if (states.every((state) => state === 'in')) return { tone: 'green', word: 'covered' }
  return states.includes('in') ? { tone: 'blue', word: 'some' } : { tone: 'grey', word: 'over' }
}

/** `/项目 名字`: one project, and what of it is under warranty until when. */
export const projectCard = defineCard<ProjectView>({
  name: 'projects/project',
  samples: projectSamples,
  render(view, room) {
    const { tone, word } = standing(view)
    const shown = view.parts.slice(0, 6)
    const guessed = shown.some((one) =>
      one.works.some((work) => work.guessed === true && workState(work, view) === 'in'),
    )
    return card({
      title: same(clipLine(view.name, 30)),
      subtitle: same(clipLine(view.client.name, 30)),
      tone,
      tags: [
        {
          text: say((w) => w.projects.card[word]),
          colour: tone === 'grey' ? 'neutral' : tone,
        },
      ],
      summary: say((w) => w.projects.card.summary),
      elements: [
        about(view, room),
        ...shown.map((one) => part(view, one)),
        shown.length === 0 && small(say((w) => w.projects.card.nothing)),
        view.parts.length > shown.length &&
          small(say((w) => w.projects.list.more(view.parts.length - shown.length))),
        guessed && small(say((w) => w.projects.state.guessed)),
        ...paper(view, room),
        buttonRow([
          ...(view.mayEdit
            ? [
                button(
                  say((w) => w.projects.card.accept),
                  acceptForm.value({ project: view.project }, view.version),
                  { type: word === 'unknown' ? 'primary_filled' : 'default' },
                ),
                button(
                  say((w) => w.projects.card.edit),
                  editProject.value({ project: view.project }, view.version),
                ),
              ]
            : []),
          button(
            say((w) => w.projects.card.all),
            listProjects.value({ client: view.client.id, from: 0 }, 0),
            { type: 'text' },
          ),
        ]),
      ],
    })
  },
})
