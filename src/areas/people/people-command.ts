import { say } from '../../../bot-cards/i18n/say.ts'
import {
  openPerson,
  rolesByDirectory,
  searchPeople,
  setRoles,
  turnPeople,
} from '../../../bot-cards/people/actions.ts'
import { peopleListCard, peopleShown } from '../../../bot-cards/people/list.ts'
import { personCard } from '../../../bot-cards/people/person.ts'
import { roleNames } from '../../../bot-cards/people/roles-text.ts'
import type { PersonView } from '../../../bot-cards/people/views.ts'
import { roles as allRoles, type Role } from '../../../bot-cards/rights/roles.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { audit, type Ctx, done, refused, reply, tell } from '../../bot/context.ts'
import { defineAction, defineCommand, type PressedRecord } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { departmentNames, deriveRoles } from './directory.ts'
import { leaveRows } from './draw-leave.ts'
import { named } from './names.ts'
import { absencesOf, adminsBesides, everybody, lockPerson, type Person, writeRoles } from './rows.ts'

const forAdmins = { roles: ['admin'] as const, open: true as const }

export const peopleCommand = defineCommand({
  name: 'people',
  zh: '人员',
  aliases: ['ry', '同事'],
  help: { zh: '看同事、改角色、登记请假', en: 'Colleagues: look, set roles, enter leave' },
  usage: { zh: '/人员 周婷', en: '/people Zhou' },
  ...forAdmins,
  where: 'private',
  async run(ctx, text) {
    await reply(ctx, await drawList(ctx, text.slice(0, 30), 0))
    return done
  },
})

/** The list as searched, five from `from` on. */
async function drawList(ctx: Ctx, q: string, from: number): Promise<object> {
  const all = await everybody(ctx.tx, ctx.at)
  const found = q.trim() === '' ? all : named(all, q)
  const shown = found.slice(from, from + peopleShown)
  const today = dayOf(ctx.at, ctx.deps.zone)
  const away = new Set(
    (
      await absencesOf(
        ctx.tx,
        shown.map((one) => one.id),
        today,
      )
    ).flatMap((one) => (one.from <= today ? [one.personId] : [])),
  )
  const rows = shown.map((one) => ({ ...one, ...managerIn(all, one), away: away.has(one.id) }))
  return peopleListCard.render({ q, from, total: found.length, rows })
}

const managerIn = (all: readonly Person[], one: Person): { manager?: string } => {
  const boss = all.find((other) => other.openId === one.leaderOpenId)
  return boss ? { manager: boss.name } : {}
}

export const turn = defineAction(turnPeople, {
  ...forAdmins,
  run: async (ctx, { payload }) => ({ card: await drawList(ctx, payload.q, payload.from) }),
})

export const search = defineAction(searchPeople, {
  ...forAdmins,
  run: async (ctx, { form }) => ({ card: await drawList(ctx, form.q ?? '', 0) }),
})

async function drawPerson(ctx: Ctx, person: Person, back?: PersonView['back']): Promise<object> {
  const [all, departments, leaves] = await Promise.all([
    everybody(ctx.tx, ctx.at),
    departmentNames(ctx.tx, person.departmentIds),
    leaveRows(ctx, person),
  ])
  const { id, version, name, roles, rolesSet, state, nda } = person
  return personCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    person: id,
    version,
    name,
    roles,
    rolesSet,
    departments,
    ...managerIn(all, person),
    state,
    nda,
    leaves,
    ...(back ? { back } : {}),
  })
}

export const open = defineAction(openPerson, {
  ...forAdmins,
  async run(ctx, { payload }) {
    const person = await lockPerson(ctx.tx, payload.person, ctx.at)
    if (!person) return refused({ code: 'not_found', params: {} })
    return { card: await drawPerson(ctx, person, { q: payload.q, from: payload.from }) }
  },
})

const record: PressedRecord<{ person: string }, Person> = {
  load: (ctx, { person }) => lockPerson(ctx.tx, person, ctx.at),
  version: (person) => person.version,
  forbids: () => undefined,
  closed: (person) => (person.state === 'left' ? { code: 'person_left', params: {} } : undefined),
  redraw: (ctx, person) => drawPerson(ctx, person),
}

const sameRoles = (one: readonly Role[], other: readonly Role[]) =>
  one.length === other.length && one.every((role) => other.includes(role))

/** An admin sets somebody's roles; from then on the directory leaves them alone. */
export const set = defineAction(setRoles, {
  ...forAdmins,
  record,
  async run(ctx, { form, record: person }) {
    const roles = allRoles.filter((role) => form.roles.includes(role))
    if (person.roles.includes('admin') && !roles.includes('admin')) {
      if ((await adminsBesides(ctx.tx, person.id)) === 0)
        return refused({ code: 'last_admin', params: {} }, await drawPerson(ctx, person))
    }
    await writeRoles(ctx.tx, person, { roles, rolesSet: true })
    await audit(ctx, {
      action: 'people.set_roles',
      entity: 'person',
      entityId: person.id,
      before: { roles: person.roles, set: person.rolesSet },
      after: { roles, set: true },
    })
    // A post that there is one of may have left whom the directory gave it to.
    await deriveRoles(ctx)
    if (person.id !== ctx.actor.id && !sameRoles(roles, person.roles)) await toldOf(ctx, person, roles)
    return redrawn(ctx, person, 'saved')
  },
})

/** Hands somebody's roles back to the directory. */
export const byDirectory = defineAction(rolesByDirectory, {
  ...forAdmins,
  record,
  async run(ctx, { record: person }) {
    await writeRoles(ctx.tx, person, { rolesSet: false })
    await audit(ctx, {
      action: 'people.set_roles',
      entity: 'person',
      entityId: person.id,
      before: { roles: person.roles, set: person.rolesSet },
      after: { set: false },
    })
    await deriveRoles(ctx, person.openId)
    const now = await lockPerson(ctx.tx, person.id, ctx.at)
    if (now && now.id !== ctx.actor.id && !sameRoles(now.roles, person.roles))
      await toldOf(ctx, now, now.roles)
    return redrawn(ctx, person, 'backToDirectory')
  },
})

async function redrawn(ctx: Ctx, person: Person, what: 'saved' | 'backToDirectory') {
  const now = await lockPerson(ctx.tx, person.id, ctx.at)
  const toast = { tone: 'success' as const, text: say((w) => w.people.person[what]) }
  return { toast, ...(now ? { card: await drawPerson(ctx, now) } : {}) }
}

const toldOf = (ctx: Ctx, person: Person, roles: readonly Role[]) =>
  tell(
    ctx,
    person.openId,
    noticeCard.render({
      tone: 'info',
      title: say((w) => w.people.person.toldTitle),
      text: say((w, of) =>
        w.people.person.told(
          ctx.actor.name,
          roles.length > 0 ? of(roleNames(roles)) : w.people.person.noRole,
        ),
      ),
    }),
  )
