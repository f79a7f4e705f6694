import type { MessageRow } from '../../contract.ts'

/** A message of the chat with the thread under it. */
export type Line = { message: MessageRow; replies: MessageRow[] }

/** Puts replies that carry a thread under the message the thread began with; the others stay lines of their own. */
export function linesOf(rows: MessageRow[]): Line[] {
  const known = new Map(rows.map((row) => [row.messageId, row]))
  const rootOf = (row: MessageRow): MessageRow | undefined => {
    if (row.threadId === undefined || row.parentId === undefined) return undefined
    let root = known.get(row.parentId)
    for (
      let steps = 0;
      root?.parentId !== undefined && root.threadId === row.threadId && steps < 50;
      steps += 1
    ) {
      root = known.get(root.parentId)
    }
    return root
  }
  const lines = new Map<string, Line>()
  for (const row of rows) {
    const line = lines.get(rootOf(row)?.messageId ?? '')
    if (line === undefined) lines.set(row.messageId, { message: row, replies: [] })
    else line.replies.push(row)
  }
  return [...lines.values()]
}
