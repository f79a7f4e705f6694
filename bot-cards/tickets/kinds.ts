/** P1 紧急 (a leak, no power, danger), P2 hinders use, P3 minor. */
export const severities = ['p1', 'p2', 'p3'] as const
export type Severity = (typeof severities)[number]

/** How grave a complaint is (regulation 八): 重大, 一般. */
export const complaintLevels = ['major', 'ordinary'] as const
export const levels = [...severities, ...complaintLevels] as const
export type Level = (typeof levels)[number]

/** What a ticket is: something to mend, or a complaint (投诉), which has levels and times of its own. */
export const ticketKinds = ['repair', 'complaint'] as const
export type TicketKind = (typeof ticketKinds)[number]

/** The three clocks of a ticket: when somebody answers, is there (of a complaint: has a plan), has solved it. */
export const clocks = ['answer', 'on_site', 'solution'] as const
export type Clock = (typeof clocks)[number]

/** Where a ticket stands in its life. `merged`, `cancelled` and `closed` are ends; only a closed one is reopened. */
export const statuses = [
  'new',
  'acknowledged',
  'scheduled',
  'on_site',
  'resolved',
  'confirmed',
  'closed',
  'cancelled',
  'merged',
] as const
export type Status = (typeof statuses)[number]

/** What a paused ticket waits for. */
export const waits = ['client', 'parts'] as const
export type Waiting = (typeof waits)[number]

/** How a client said that it is solved: on the phone, by signing (photo), by answering what sales forwarded. */
export const confirmations = ['call', 'photo', 'forwarded'] as const
export type Confirmation = (typeof confirmations)[number]

/** What somebody may do with a ticket, in the order its buttons stand. */
export const moves = [
  'take',
  'schedule',
  'arrive',
  'resolve',
  'confirm',
  'close',
  'reopen',
  'resume',
  'pause',
  'assign',
  'escalate',
  'comment',
  'correct',
  'merge',
  'split',
  'cancel',
] as const
export type Move = (typeof moves)[number]

/** How a warranty stands for what a ticket is about. */
export const coverages = ['in', 'out', 'unknown'] as const
export type Coverage = (typeof coverages)[number]

/** Which group a ticket's card goes to: that of its project, its city, its kind of work, or everybody else's. */
export const groupScopes = ['project', 'city', 'work', 'default'] as const
export type GroupScope = (typeof groupScopes)[number]
