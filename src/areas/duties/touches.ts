import type { CadenceKind } from '../../../bot-cards/duties/kinds.ts'
import type { CadencePolicy, Judged, Touch, Window } from './model.ts'

/**
 * Whether a contact is of the kind a duty asks for (制度五(一)). Face to face is what it says: a video call is none. A
 * follow-up is a phone call or a mail, and so is whatever is more than that: a meeting, a project meeting, a video call;
 * WeChat only where the company's policy counts it. One meeting is both duties of a strategic client only when it was
 * recorded as both.
 */
export function countsFor(
  kind: CadenceKind,
  touch: Pick<Touch, 'kind' | 'executive' | 'alsoSync'>,
  policy: Pick<CadencePolicy, 'cadence.wechat_counts'>,
): boolean {
  switch (kind) {
    case 'executive_meeting':
      return touch.kind === 'face_to_face' && touch.executive
    case 'project_sync':
      return touch.kind === 'project_sync' || touch.alsoSync
    case 'face_to_face':
      return touch.kind === 'face_to_face'
    case 'follow_up':
      return touch.kind !== 'wechat' || policy['cadence.wechat_counts']
  }
}

/**
 * Which contacts fulfil a window, the earliest first and no more than it asks for. A window by quarter or month takes
 * those of its own days; a rolling one the first contact after the day it is counted from, however late it came.
 */
export function judge(
  window: Pick<Window, 'kind' | 'from' | 'until' | 'needed' | 'rolling'>,
  touches: readonly Touch[],
  policy: Pick<CadencePolicy, 'cadence.wechat_counts'>,
): Judged {
  const fitting = touches
    .filter((touch) => countsFor(window.kind, touch, policy))
    .filter((touch) =>
      window.rolling ? touch.day > window.from : window.from <= touch.day && touch.day < window.until,
    )
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
    .slice(0, window.needed)
  const last = fitting.at(-1)
  const visitIds = fitting.map((touch) => touch.id)
  return last && fitting.length === window.needed ? { visitIds, doneDay: last.day } : { visitIds }
}

/** Fulfilled, but after its days: for a rolling duty the contact that ended it came too late. */
export const wasLate = (window: Pick<Window, 'until'>, doneDay: string): boolean => doneDay >= window.until
