import type { VisitKind } from '../visits/actions.ts'

/** What a tier asks for (制度五(一)). */
export const cadenceKinds = ['executive_meeting', 'project_sync', 'face_to_face', 'follow_up'] as const
export type CadenceKind = (typeof cadenceKinds)[number]

/** Everything that is owed: what the tier asks for, and the return visits (回访) of after-sales. */
export const dutyKinds = [...cadenceKinds, 'return_visit'] as const
export type DutyKind = (typeof dutyKinds)[number]

/** The kind of contact that fulfils a duty, where it is to be planned or written down. */
export const contactFor = {
  executive_meeting: 'face_to_face',
  project_sync: 'project_sync',
  face_to_face: 'face_to_face',
  follow_up: 'phone',
} as const satisfies Record<CadenceKind, VisitKind>

/** Whom a reminder is for: who keeps the account, their line manager, or the lead of the key-account team. */
export const audiences = ['owner', 'manager', 'lead'] as const
export type Audience = (typeof audiences)[number]
