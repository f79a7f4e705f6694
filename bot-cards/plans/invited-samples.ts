import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { InvitedView } from './views.ts'

const base: InvitedView = {
  ...drawn,
  plan: id('pli'),
  version: 2,
  client: '银禾连锁',
  kind: 'face_to_face',
  at: at('2026-12-02 14:30'),
  minutes: 60,
  by: '小李',
  what: 'invited',
}

export const invitedSamples: Record<string, InvitedView> = {
  invited: base,
  moved: { ...base, what: 'moved', before: at('2026-12-01 10:00'), minutes: 90 },
  cancelled: { ...base, what: 'cancelled' },
  'not needed any more': { ...base, what: 'dropped' },
  extremes: { ...base, client: endless, by: hostile, kind: 'project_sync', minutes: 45 },
}
