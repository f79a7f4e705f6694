import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  form,
  input,
  markdown,
  type RootElement,
  rowWithButton,
  small,
  submitButton,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, spaced } from '../kit/escape.ts'
import { openPerson, searchPeople, turnPeople } from './actions.ts'
import { roleNames } from './roles-text.ts'
import { listSamples } from './samples.ts'
import type { PeopleListView, PersonRow } from './views.ts'

/** How many the list shows at a time. */
export const peopleShown = 5

const personRow = (row: PersonRow, view: PeopleListView): RootElement =>
  rowWithButton(
    markdown(
      sayMd((w, of) =>
        lines([
          spaced([
            bold(clipLine(row.name, 20)),
            row.state === 'left' && ink('grey', w.people.person.left),
            row.state === 'active' && row.away && ink('orange', w.people.person.away),
            row.state === 'active' && !row.nda && ink('red', w.people.person.noNda),
          ]),
          dotted([
            row.roles.length > 0
              ? ink('grey', clipLine(of(roleNames(row.roles)), 60))
              : ink('red', w.people.person.noRole),
            row.manager !== undefined && ink('grey', w.people.person.manager(clipLine(row.manager, 20))),
          ]),
        ]),
      ),
    ),
    button(
      say((w) => w.people.list.open),
      openPerson.value({ person: row.id, q: clipLine(view.q, 30), from: view.from }, 0),
      { size: 'small' },
    ),
  )

/** `/人员`: colleagues with what they are, five at a time, and a field to search them. */
export const peopleListCard = defineCard<PeopleListView>({
  name: 'people/list',
  samples: listSamples,
  render(view) {
    const { from, total } = view
    const q = clipLine(view.q, 30)
    const to = from + Math.min(view.rows.length, peopleShown)
    const turn = (at: number) => turnPeople.value({ q, from: at }, 0)
    const turns = [
      ...(from > 0
        ? [
            button(
              say((w) => w.people.list.before),
              turn(Math.max(0, from - peopleShown)),
            ),
          ]
        : []),
      ...(to < total
        ? [
            button(
              say((w) => w.people.list.more),
              turn(to),
            ),
          ]
        : []),
    ]
    return card({
      title: say((w) => w.people.list.title),
      subtitle: say((w) => (q === '' ? w.people.list.found(total) : w.people.list.foundFor(q, total))),
      tone: 'blue',
      summary: say((w) => w.people.list.summary),
      elements: [
        ...(total === 0 ? [small(say((w) => w.people.list.none(q)))] : []),
        ...view.rows.slice(0, peopleShown).map((row) => personRow(row, view)),
        turns.length > 0 && small(say((w) => w.people.list.place(from + 1, to))),
        turns.length > 0 && buttonRow(turns),
        form(
          'search',
          [input('q', { placeholder: say((w) => w.people.list.search), value: q, max: 30 })],
          submitButton(
            'find',
            say((w) => w.people.list.find),
            searchPeople.value({}, 0),
            {},
          ),
        ),
      ],
    })
  },
})
