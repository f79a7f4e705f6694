import { z } from 'zod'
import type { Ctx } from '../../bot/context.ts'
import type { Area, AreaTask } from '../../bot/define.ts'
import type { Deps } from '../../deps.ts'
import { LarkError } from '../../lark/out/port.ts'
import { personById } from '../people/index.ts'
import { type Attachment, loadAttachment, settleAttachment } from './repo.ts'
import { keepFile, removeFile } from './stored.ts'

const payload = z.object({ attachment: z.string(), person: z.string() })

/** Lark's own limit for a file in a chat is 100 MB; a photo of a site is a tenth of this. */
const largest = 30 * 1024 * 1024

/** The attachment a task is about and who sent it; undefined once it is settled. */
export async function waitingFile(
  deps: Deps,
  raw: unknown,
): Promise<{ file: Attachment; person: string } | undefined> {
  const { attachment, person } = payload.parse(raw)
  const file = await loadAttachment({ tx: deps.db }, attachment)
  return file?.status === 'pending' ? { file, person } : undefined
}

/** Brings the bytes home, encrypted. Undefined when Lark refuses to give the file. */
export async function bringHome(deps: Deps, file: Attachment): Promise<Uint8Array | undefined> {
  if (file.kind === 'name_card') return new Uint8Array()
  const type = file.kind === 'image' ? 'image' : 'file'
  try {
    const bytes = await deps.lark.download(file.messageId, file.fileKey, type, largest)
    await keepFile(deps, file.id, bytes)
    return bytes
  } catch (error) {
    if (!(error instanceof LarkError) || error.kind !== 'permanent') throw error
    return undefined
  }
}

/**
 * Notes what became of the file (`bytes` absent: Lark did not give it) and, in the same transaction, lets `then` show it
 * to its sender. A try cut short before is made again as a whole; a file removed meanwhile leaves nothing behind.
 */
export async function settle(
  deps: Deps,
  { file, person }: { file: Attachment; person: string },
  bytes: Uint8Array | undefined,
  then: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  const settled = await deps.db.transaction(async (tx) => {
    const at = deps.clock.now()
    const result = bytes ? { status: 'stored' as const, bytes: bytes.length } : { status: 'failed' as const }
    if (!(await settleAttachment({ tx }, file.id, result))) return false
    const actor = await personById(tx, person, at)
    if (actor) await then({ deps, tx, at, cause: file.messageId, actor, origin: { chatType: 'p2p' } })
    return true
  })
  if (!settled && (await loadAttachment({ tx: deps.db }, file.id))?.status === 'removed')
    await removeFile(deps, file.id)
  deps.queue.poke('outbox')
}

/** Brings a file home and tells the area whose record it belongs to. */
export function fetchFile(areas: () => readonly Area[]): AreaTask {
  const arrived = (deps: Deps, waiting: { file: Attachment; person: string }, bytes?: Uint8Array) =>
    settle(deps, waiting, bytes, async (ctx) => {
      const { id, entity, entityId, kind } = waiting.file
      const home = areas().find((area) => area.files?.[entity])?.files?.[entity]
      await home?.(ctx, { id, entityId, kind, arrived: bytes !== undefined })
    })
  return {
    async run({ deps }, raw) {
      const waiting = await waitingFile(deps, raw)
      if (waiting) await arrived(deps, waiting, await bringHome(deps, waiting.file))
    },
    /** Lark never gave the file: its record says so instead of "on its way". */
    async giveUp({ deps }, raw) {
      const waiting = await waitingFile(deps, raw)
      if (waiting) await arrived(deps, waiting)
    },
  }
}

/** Removes the bytes of a file that was taken away. */
export const removeBytes: AreaTask = {
  run: ({ deps }, raw) => removeFile(deps, z.object({ attachment: z.string() }).parse(raw).attachment),
}
