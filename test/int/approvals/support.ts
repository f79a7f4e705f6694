import { and, asc, eq, sql } from 'drizzle-orm'
import { same } from '../../../bot-cards/kit/text.ts'
import type { Role } from '../../../bot-cards/rights/roles.ts'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { approvalSteps, approvals } from '../../../drizzle/schema/approvals.ts'
import { audit as auditTable } from '../../../drizzle/schema/bot.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { absences, people } from '../../../drizzle/schema/people.ts'
import { type Asking, approvalsArea, ask } from '../../../src/areas/approvals/index.ts'
import { findPerson, savePerson } from '../../../src/areas/people/index.ts'
import type { Approval, ApprovalKind, ApproverRule } from '../../../src/bot/approval.ts'
import { audit, type Ctx, type EventCtx, type Outcome, type Staff } from '../../../src/bot/context.ts'
import type { Db, Tx } from '../../../src/db/types.ts'
import type { Deps } from '../../../src/deps.ts'
import { openBody } from '../../../src/outbox/body.ts'
import { readCard } from '../../story/read-card.ts'
import { type Size, world } from '../outbox/support.ts'

/** Monday, a workday like any other. */
export const monday = new Date('2026-11-23T10:00:00+08:00')
export const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)

export type Told = { how: string; id: string; note?: string }

/** What became of a request, written in the transaction that decided it: gone where that is rolled back. */
const effect = (ctx: EventCtx, approval: Approval, how: string) =>
  audit(ctx, { action: `test.${how}`, entity: 'test', entityId: approval.id })

/** A kind of request that only remembers what became of it; `told` also what was rolled back. */
export function testKind() {
  const told: Told[] = []
  const hooks: { forbids?: Refusal; approved?: () => void } = {}
  const kind: ApprovalKind = {
    name: 'test',
    subject: async (_, approval: Approval) => ({
      title: { zh: `请批 ${approval.entityId}`, en: `Please decide ${approval.entityId}` },
      facts: [{ label: same('n'), value: same(String(approval.payload.n ?? '')) }],
    }),
    forbids: async () => hooks.forbids,
    async approved(ctx, approval) {
      hooks.approved?.()
      await effect(ctx, approval, 'approved')
      told.push({ how: 'approved', id: approval.id })
    },
    async ended(ctx, approval, how, note) {
      await effect(ctx, approval, how)
      told.push({ how, id: approval.id, note })
    },
  }
  return { kind, told, hooks }
}

/** Staff by first letter of a role: two heads of sales, one general manager, one legal, a proposer and an outsider. */
export const staff = {
  ou_li: ['李明', ['sales']],
  ou_wang: ['王芳', ['head_of_sales', 'sales']],
  ou_sun: ['孙丽', ['head_of_sales']],
  ou_zheng: ['郑国栋', ['general_manager']],
  ou_lin: ['林晓', ['legal']],
  ou_zhou: ['周婷', ['sales']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>
export type Who = keyof typeof staff

export async function company(size: Size) {
  const w = await world(size)
  const deps: Deps = {
    ...w.deps,
    queue: { poke: () => {}, check: async () => {} },
    zone: 'Asia/Shanghai',
    adminOpenIds: [],
    dataDir: '/nowhere',
  }
  const { kind, told, hooks } = testKind()
  const area = approvalsArea(() => [{ approvals: [kind] }])
  for (const [openId, [name, roles]] of Object.entries(staff))
    await savePerson(deps.db, deps.ids, monday, { openId, name, roles, state: 'active', ndaVersion: 1 })

  const actor = async (tx: Tx, who: Who, when: Date): Promise<Staff> => {
    const found = await findPerson(tx, who, when)
    if (found.state !== 'staff') throw new Error(`${who} is not staff`)
    return found.staff
  }
  const ctxOf = async (tx: Tx, who: Who, when: Date): Promise<Ctx> => ({
    deps,
    tx,
    at: when,
    cause: `evt ${who}`,
    origin: { chatType: 'p2p' },
    actor: await actor(tx, who, when),
  })
  const idOf = async (who: Who) => (await actor(deps.db, who, monday)).id
  let asked = 0
  const asking = (who: Who, steps: readonly ApproverRule[], when: Date, more: Partial<Asking>) => {
    asked += 1
    const thing = { kind: 'test', entity: 'things', entityId: `thing ${asked}`, reason: '因为要' }
    return deps.db.transaction(async (tx) =>
      ask(await ctxOf(tx, who, when), { ...thing, ...more, steps, policyVersion: 0 }),
    )
  }

  return {
    deps,
    told,
    hooks,
    area,
    idOf,
    close: () => w.close(),
    ctxOf,
    /** What became of a request, as far as it was committed. */
    async effects(id: string): Promise<string[]> {
      const rows = await deps.db
        .select({ action: auditTable.action })
        .from(auditTable)
        .where(and(eq(auditTable.entity, 'test'), eq(auditTable.entityId, id)))
      return rows.map((row) => row.action.replace('test.', ''))
    },
    /** Runs in a transaction as somebody. */
    as: <T>(who: Who, run: (ctx: Ctx) => Promise<T>, when = monday): Promise<T> =>
      deps.db.transaction(async (tx) => run(await ctxOf(tx, who, when))),
    system: <T>(run: (ctx: EventCtx) => Promise<T>, when = monday): Promise<T> =>
      deps.db.transaction((tx) => run({ deps, tx, at: when, cause: 'system' })),
    /** Asks and answers the request's id. */
    async asks(who: Who, steps: readonly ApproverRule[], when = monday, more: Partial<Asking> = {}) {
      const answer = await asking(who, steps, when, more)
      if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`)
      return answer.value
    },
    /** Asks where nobody can decide; answers the refusal's code. */
    async asksInVain(who: Who, steps: readonly ApproverRule[]) {
      const answer = await asking(who, steps, monday, {})
      return answer.ok ? undefined : answer.refusal.code
    },
    /** The same press as a work of a transaction shared with others. */
    pressing: (who: Who, name: string, approval: string, v: number, form?: Record<string, string>) => {
      const action = area.actions?.find((one) => one.name === `approvals.${name}`)
      return async (tx: Tx): Promise<Outcome> => {
        if (!action) throw new Error(`no action ${name}`)
        const ctx = await ctxOf(tx, who, monday)
        return action.press(ctx, { a: action.name, p: { approval }, v }, form)
      }
    },
    /** Presses a button by its action's name, as the card of version `v` carries it. */
    async presses(
      who: Who,
      name: string,
      approval: string,
      v: number,
      form?: Record<string, string>,
      when = monday,
      over?: { db?: Db; deps?: Partial<Deps>; payload?: object },
    ): Promise<Outcome> {
      const action = area.actions?.find((one) => one.name === `approvals.${name}`)
      if (!action) throw new Error(`no action ${name}`)
      const value = { a: action.name, p: { approval, ...over?.payload }, v }
      return (over?.db ?? deps.db).transaction(async (tx) => {
        const ctx = await ctxOf(tx, who, when)
        return action.press({ ...ctx, deps: { ...deps, ...over?.deps } }, value, form)
      })
    },
    /** Lets the area's schedule look once. */
    async passes(when: Date, over: Partial<Deps> = {}) {
      for (const schedule of area.schedules ?? []) await schedule.run({ ...deps, ...over }, when)
    },
    async status(id: string) {
      const [row] = await deps.db.select().from(approvals).where(eq(approvals.id, id))
      return row && { status: row.status, step: row.step, version: row.version }
    },
    steps: (id: string) =>
      deps.db
        .select()
        .from(approvalSteps)
        .where(eq(approvalSteps.approvalId, id))
        .orderBy(approvalSteps.step),
    /** What came to somebody and is no request's own card, as text. */
    async fresh(who: Who): Promise<string[]> {
      const rows = await deps.db
        .select()
        .from(outbox)
        .where(sql`${outbox.lane} = ${`u:${who}`} and ${outbox.slot} is null`)
        .orderBy(asc(outbox.seq))
      return rows.map((row) =>
        row.body ? readCard(JSON.parse(openBody(deps.vault, row.id, row.body))).zh : '',
      )
    },
    /** Every card put for somebody about a request, oldest first, as read; superseded ones too while they last. */
    async cards(who: Who, id: string) {
      const rows = await deps.db
        .select()
        .from(outbox)
        .where(sql`${outbox.lane} = ${`u:${who}`} and ${outbox.slot} like ${`approval:${id}:%`}`)
        .orderBy(asc(outbox.seq))
      return rows.flatMap((row) => {
        if (!row.body) return []
        const card: object = JSON.parse(openBody(deps.vault, row.id, row.body))
        return [{ slot: row.slot?.split(':').at(-1), ...readCard(card) }]
      })
    },
    async isAway(who: Who, from: string, until: string, deputy?: Who) {
      await deps.db.insert(absences).values({
        id: deps.ids.mint('absence', monday),
        personId: await idOf(who),
        deputyId: deputy ? await idOf(deputy) : null,
        fromDay: from,
        untilDay: until,
        createdBy: await idOf(who),
        createdAt: monday,
      })
    },
    async leaves(who: Who) {
      await deps.db.update(people).set({ state: 'left' }).where(eq(people.openId, who))
    },
    /** Everybody as on the first day, and nothing waits. */
    async reset() {
      await deps.db.update(approvalSteps).set({ status: 'skipped' }).where(eq(approvalSteps.status, 'open'))
      await deps.db.update(approvals).set({ status: 'withdrawn' }).where(eq(approvals.status, 'open'))
      await deps.db.delete(absences)
      await deps.db.update(people).set({ state: 'active', ndaVersion: 1 })
      told.length = 0
      delete hooks.forbids
      delete hooks.approved
    },
  }
}

export type Company = Awaited<ReturnType<typeof company>>
