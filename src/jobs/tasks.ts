import { and, eq, inArray, lte, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { tasks } from '../../drizzle/schema/outbox.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { LarkError } from '../lark/out/port.ts'
import { pauseMs } from '../outbox/pause.ts'
import { errorCode } from './error-code.ts'

/** What a task is about: ids and settings, never words or names. */
export type TaskPayload = Record<string, string | number | boolean | null>

export type TaskContext = {
  id: string
  /** 1 for the first try. A task may run more than once: its effect must bear that. */
  attempt: number
  at: Date
  /** The process is stopping: leave off where the next try can go on, or finish quickly. */
  signal: AbortSignal
}

export type Task<P extends TaskPayload> = {
  payload: z.ZodType<P>
  run(payload: P, context: TaskContext): Promise<void>
  /** Told once no further try will be made: whoever waits for the task must not wait for ever. May be told again. */
  giveUp?(payload: P, error: unknown): Promise<void>
  /** Tries before it counts as failed. */
  attempts?: number
}

/** A task as the registry keeps it, its payload's type hidden behind its own parser. */
export type AnyTask = {
  attempts: number
  /** Undefined when the payload does not fit the kind. */
  prepare(payload: unknown): PreparedTask | undefined
}

type PreparedTask = {
  run(context: TaskContext): Promise<void>
  giveUp(error: unknown): Promise<void>
}

/** By kind. An explicit literal, written where the areas are known. */
export type TaskRegistry = Record<string, AnyTask>

export function defineTask<P extends TaskPayload>(task: Task<P>): AnyTask {
  return {
    attempts: task.attempts ?? 8,
    prepare(payload) {
      const parsed = task.payload.safeParse(payload)
      if (!parsed.success) return undefined
      return {
        run: (context) => task.run(parsed.data, context),
        giveUp: async (error) => task.giveUp?.(parsed.data, error),
      }
    },
  }
}

type TaskDeps = Pick<Deps, 'db' | 'clock' | 'log' | 'metrics'>

/** A running task renews its claim; one that does not for this long was killed. */
const leaseMs = 60_000
const lease = sql.raw(`interval '${leaseMs} milliseconds'`)
/** Word for word the condition of the index. */
const unfinished = sql`${tasks.state} in ('pending', 'running')`
const atOnce = 4

/** Writes a task into the caller's transaction, due at `dueAt` (default: now). One statement. Poke `tasks` after commit. */
export async function putTask(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  at: Date,
  kind: string,
  payload: TaskPayload,
  dueAt: Date = at,
): Promise<string> {
  const id = deps.ids.mint('task', at)
  await tx.insert(tasks).values({ id, kind, payload, state: 'pending', dueAt, createdAt: at }).execute()
  return id
}

/**
 * Runs due tasks until none is left; resolves with when the next is due. Kinds this process does not know are left
 * alone: a newer one will. Rejects when the database does not answer.
 */
export async function runTasks(
  deps: TaskDeps,
  registry: TaskRegistry,
  signal: AbortSignal,
): Promise<{ nextAt?: Date }> {
  const kinds = Object.keys(registry)
  if (kinds.length === 0) return {}
  while (!signal.aborted) {
    const claimed = await claimTasks(deps, kinds)
    if (claimed.length === 0) break
    const results = await Promise.allSettled(claimed.map((row) => runOne(deps, registry, row, signal)))
    const lost = results.find((result) => result.status === 'rejected')
    if (lost) throw lost.reason
  }
  const [next] = await deps.db
    .select({ dueAt: tasks.dueAt })
    .from(tasks)
    .where(and(unfinished, eq(tasks.state, 'pending'), inArray(tasks.kind, kinds)))
    .orderBy(tasks.dueAt)
    .limit(1)
  return next ? { nextAt: next.dueAt } : {}
}

type ClaimedTask = { id: string; kind: string; payload: Record<string, unknown>; attempts: number }

function claimTasks(deps: TaskDeps, kinds: string[]): Promise<ClaimedTask[]> {
  const due = deps.db
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        unfinished,
        inArray(tasks.kind, kinds),
        lte(tasks.dueAt, deps.clock.now()),
        or(eq(tasks.state, 'pending'), sql`${tasks.claimedAt} < clock_timestamp() - ${lease}`),
      ),
    )
    .orderBy(tasks.dueAt)
    .limit(atOnce)
    .for('update', { skipLocked: true })
  return deps.db
    .update(tasks)
    .set({ state: 'running', claimedAt: sql`clock_timestamp()`, attempts: sql`${tasks.attempts} + 1` })
    .where(inArray(tasks.id, due))
    .returning({ id: tasks.id, kind: tasks.kind, payload: tasks.payload, attempts: tasks.attempts })
    .execute()
}

async function runOne(deps: TaskDeps, registry: TaskRegistry, row: ClaimedTask, signal: AbortSignal) {
  const task = registry[row.kind]
  if (!task) return
  const mine = and(eq(tasks.id, row.id), eq(tasks.state, 'running'), eq(tasks.attempts, row.attempts))
  const prepared = task.prepare(row.payload)
  if (!prepared) {
    const failed = { state: 'failed', lastErrorCode: 'payload_invalid', doneAt: deps.clock.now() }
    await deps.db.update(tasks).set(failed).where(mine)
    deps.metrics.jobs.inc({ name: `task:${row.kind}`, result: 'failed' })
    return
  }
  const renewal = setInterval(() => {
    const renew = deps.db.update(tasks).set({ claimedAt: sql`clock_timestamp()` }).where(mine)
    renew.execute().catch(() => deps.log.warn({ task: row.id }, 'claim of a task not renewed'))
  }, leaseMs / 3)
  try {
    await prepared.run({ id: row.id, attempt: row.attempts, at: deps.clock.now(), signal })
  } catch (error) {
    const after = afterFailure(deps, task, row, error, signal.aborted)
    if (after.state === 'failed') await prepared.giveUp(error)
    await deps.db.update(tasks).set(after).where(mine)
    return
  } finally {
    clearInterval(renewal)
  }
  await deps.db.update(tasks).set({ state: 'done', doneAt: deps.clock.now() }).where(mine)
  deps.metrics.jobs.inc({ name: `task:${row.kind}`, result: 'done' })
}

function afterFailure(deps: TaskDeps, task: AnyTask, row: ClaimedTask, error: unknown, stopped: boolean) {
  const at = deps.clock.now()
  // Cut short because the process stops: not the task's fault.
  if (stopped) return { state: 'pending', attempts: row.attempts - 1, dueAt: at }
  const code = errorCode(error)
  const lark = error instanceof LarkError ? error : undefined
  const over = row.attempts >= task.attempts || lark?.kind === 'permanent'
  deps.metrics.jobs.inc({ name: `task:${row.kind}`, result: over ? 'failed' : 'retry' })
  deps.log.warn(
    { task: row.id, kind: row.kind, attempt: row.attempts, code, over },
    'task did not go through',
  )
  if (over) return { state: 'failed', lastErrorCode: code, doneAt: at }
  const waitMs = lark && lark.waitMs > 0 ? lark.waitMs : pauseMs(row.attempts)
  return { state: 'pending', lastErrorCode: code, dueAt: new Date(at.getTime() + waitMs) }
}
