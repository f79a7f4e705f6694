import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  form,
  markdown,
  multiSelect,
  type RootElement,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { same } from '../kit/text.ts'
import { roles } from '../rights/roles.ts'
import { openLeave, rolesByDirectory, setRoles, turnPeople } from './actions.ts'
import { leaveRow } from './leave-rows.ts'
import { roleName, roleNames } from './roles-text.ts'
import { personSamples } from './samples.ts'
import type { PersonView } from './views.ts'

const shownLeaves = 3

const facts = (view: PersonView): RootElement =>
  markdown(
    sayMd((w, of) =>
      lines([
        view.roles.length > 0 ? md`${of(roleNames(view.roles))}` : ink('red', w.people.person.noRole),
        dotted([
          ink('grey', clipLine(view.departments.join(w.people.person.comma), 60)),
          ink(
            'grey',
            view.manager ? w.people.person.manager(clipLine(view.manager, 20)) : w.people.person.noManager,
          ),
        ]),
        view.nda ? ink('green', w.people.person.nda) : ink('red', w.people.person.noNda),
      ]),
    ),
  )

/** One colleague for an admin: what they are, by whom that was set, and when they are away. */
export const personCard = defineCard<PersonView>({
  name: 'people/person',
  samples: personSamples,
  render(view) {
    const { person, version, back } = view
    const here = view.state === 'active'
    return card({
      title: same(clipLine(view.name, 30)),
      tone: here ? (view.roles.length > 0 ? 'blue' : 'orange') : 'grey',
      ...(here ? {} : { tags: [{ text: say((w) => w.people.person.left), colour: 'neutral' }] }),
      summary: say((w) => w.people.person.summary),
      elements: [
        facts(view),
        ...view.leaves.slice(0, shownLeaves).map((leave) => leaveRow(leave, view)),
        ...(here
          ? [
              form(
                'set_roles',
                [
                  markdown(sayMd((w) => md`${w.people.person.roles}`)),
                  multiSelect('roles', {
                    placeholder: say((w) => w.people.person.rolesHint),
                    options: roles.map((role) => ({ value: role, text: roleName(role) })),
                    values: view.roles,
                  }),
                  small(say((w) => (view.rolesSet ? w.people.person.bySet : w.people.person.byDirectory))),
                ],
                submitButton(
                  'save',
                  say((w) => w.people.person.save),
                  setRoles.value({ person }, version),
                  {
                    type: 'primary_filled',
                    width: 'fill',
                  },
                ),
              ),
            ]
          : []),
        buttonRow([
          ...(here && view.rolesSet
            ? [
                button(
                  say((w) => w.people.person.reset),
                  rolesByDirectory.value({ person }, version),
                ),
              ]
            : []),
          ...(here
            ? [
                button(
                  say((w) => w.people.person.leave),
                  openLeave.value({ person }, 0),
                ),
              ]
            : []),
          button(
            say((w) => w.people.person.back),
            turnPeople.value({ q: clipLine(back?.q ?? '', 30), from: back?.from ?? 0 }, 0),
            { type: 'text' },
          ),
        ]),
      ],
    })
  },
})
