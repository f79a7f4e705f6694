import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { InvitedMonthView, InvitedView } from './views.ts'

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

const meetings = [base, { ...base, client: '万川置业（杭州）有限公司', at: at('2026-12-08 10:00') }]

export const invitedMonthSamples: Record<string, InvitedMonthView> = {
  'two meetings': { ...drawn, by: '王芳', meetings },
  'more than fit, hostile words': {
    ...drawn,
    by: hostile,
    meetings: Array.from({ length: 9 }, (_, n) => ({ ...base, plan: id('pli', n + 1), client: endless })),
  },
}
