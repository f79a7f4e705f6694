import { Temporal } from 'temporal-polyfill'
import { hints } from '../../../bot-cards/people/hints.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import type { Area, AreaTask, Schedule } from '../../bot/define.ts'
import { notYet } from '../../bot/once.ts'
import { react } from '../../bot/route.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { putTask } from '../../jobs/tasks.ts'
import { dayOf } from '../../kernel/days.ts'
import type { LarkDepartment, LarkUser } from '../../lark/out/port.ts'
import { readDirectory, readPerson } from './ask-directory.ts'
import { deriveRoles, staffBesides, writeDepartments, writePeople } from './directory.ts'
import { holdersOf } from './repo.ts'
import { unlikelyLoss } from './rules.ts'

/** From this hour of the company's day on the night's look is due; nobody works, Lark's limits are free. */
const nightHour = 3
const name = 'people.directory'

/** The night a moment belongs to: the day it began to be due on. */
export const nightOf = (at: Date, zone: string): string => {
  const day = dayOf(at, zone)
  const { hour } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return hour >= nightHour ? day : Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

/** A directory that is known already (the demo's): tonight's look has been. */
export async function directoryKnown(
  deps: Deps,
  at: Date,
  departments: readonly LarkDepartment[],
): Promise<void> {
  await writeDepartments(deps.db, departments)
  await claim(deps.db, at, nightOf(at, deps.zone))
}

const claim = async (tx: Tx, at: Date, key: string): Promise<boolean> => {
  const first = await tx
    .insert(occurrences)
    .values({ schedule: name, key, at })
    .onConflictDoNothing()
    .returning({ key: occurrences.key })
  return first.length > 0
}

/** Once a night, or as soon as keqing runs again, the directory is read. */
export const nightly: Schedule = {
  name,
  waits: (at, zone) => notYet(name, nightOf(at, zone)),
  async run(deps, at) {
    const key = nightOf(at, deps.zone)
    await deps.db.transaction(async (tx) => {
      if (await claim(tx, at, key)) await putTask(tx, deps, at, 'people.sync', {})
    })
  },
}

const within = <T>(deps: Deps, at: Date, work: (ctx: EventCtx) => Promise<T>): Promise<T> =>
  deps.db.transaction((tx) => work({ deps, tx, at, cause: name }))

/**
 * Reads the directory and follows it: departments, new people, changes, roles. Whoever it no longer names is asked
 * about one by one before they count as gone; gone is the same as Lark's own event that somebody left.
 */
export const sync = (areas: () => readonly Area[]): AreaTask => ({
  async run({ deps }) {
    const { departments, users } = await readDirectory(deps)
    const at = deps.clock.now()
    const { all, missing } = await staffBesides(deps.db, new Set(users.map((user) => user.openId)))
    const lost = unlikelyLoss(all, missing.length)
    const hidden: LarkUser[] = []
    const gone: string[] = []
    for (const openId of lost ? [] : missing) {
      const user = await readPerson(deps, openId)
      if (user) hidden.push(user)
      else gone.push(openId)
    }
    await within(deps, at, async (ctx) => {
      await writeDepartments(ctx.tx, departments)
      await writePeople(ctx, [...users, ...hidden])
    })
    for (const openId of gone) await within(deps, at, (ctx) => leaves(ctx, openId, areas()))
    await within(deps, at, async (ctx) => {
      await deriveRoles(ctx)
      if (lost) await warn(ctx, missing.length)
    })
    deps.queue.poke('outbox')
  },
  /** The directory cannot be read: most likely a permission is missing. Said once a week. */
  giveUp: ({ deps }) => within(deps, deps.clock.now(), (ctx) => warn(ctx)),
})

/** What every area does when Lark says that somebody left. */
async function leaves(ctx: EventCtx, openId: string, areas: readonly Area[]): Promise<void> {
  const key = `${name}:${openId}`
  const event = { kind: 'user_deleted', openId, key, eventId: key, type: name, sentAt: ctx.at } as const
  await react(ctx, event, areas)
}

/** Admins are told, at most once a week, that the directory cannot be followed: unreadable, or without most of the staff. */
async function warn(ctx: EventCtx, missing?: number): Promise<void> {
  const week = Temporal.PlainDate.from(dayOf(ctx.at, ctx.deps.zone))
  const key = `warned ${week.yearOfWeek}-${week.weekOfYear}`
  if (!(await claim(ctx.tx, ctx.at, key))) return
  const text = missing === undefined ? hints.directoryUnreadable : hints.directoryShort(missing)
  for (const admin of await holdersOf(ctx.tx, 'admin', ctx.at))
    await tell(ctx, admin.openId, noticeCard.render({ tone: 'warning', text }))
}
