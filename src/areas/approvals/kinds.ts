import type { ApprovalKind } from '../../bot/approval.ts'
import type { Area } from '../../bot/define.ts'

/** The registry of areas, given at start: kinds belong to areas that themselves ask here, so it is read when needed. */
let areas: () => readonly Area[] = () => []

export function readKindsFrom(all: () => readonly Area[]): void {
  areas = all
}

/** @throws Error for a kind no area has: a request of a newer program, or a mistake in ours. */
export function kindOf(name: string): ApprovalKind {
  const kind = areas()
    .flatMap((area) => area.approvals ?? [])
    .find((one) => one.name === name)
  if (!kind) throw new Error(`no area decides requests of kind ${name}`)
  return kind
}
