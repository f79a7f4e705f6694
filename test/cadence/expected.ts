import { atWork, type Day, type Duty, dayIn, type Facts, owed, type Step, steps, text } from './clauses.ts'

export type Staff = { id: string; manager?: string; leaves: { from: Day; until: Day; deputy?: string }[] }
export type Org = { staff: ReadonlyMap<string, Staff>; lead: string }

/** A reminder as the company experiences it: about what, which step, to whom, on which day. */
export const line = (
  client: string,
  duty: { kind: string; from: string },
  step: string,
  to: string,
  on: string,
) => `${client} ${duty.kind} ${duty.from} ${step} → ${to} on ${on}`

/** A duty that was not done by all that was known, and how it is spoken of. */
type Owed = { key: string; duty: Duty; steps: Step[] }
type Seen = { due: Day; open: boolean; settled: Set<string>; said: Map<string, Step> }
type Known = { facts: Facts; owed: Owed[]; seen: Map<string, Seen> }

/**
 * What must be said, worked out at every look from all that is known then: each step of an open duty from its morning on,
 * once, in working hours; of steps that fall together for one person the latest says it for all.
 */
export class Expected {
  readonly lines: string[] = []
  private readonly known = new Map<string, Known>()
  private readonly org: Org

  constructor(org: Org) {
    this.org = org
  }

  look(at: Date, clients: Iterable<{ id: string; owner: string; facts: Facts }>): void {
    const today = dayIn(at)
    const working = atWork(at)
    for (const { id, owner, facts } of clients) {
      const { owed: duties, seen: all } = this.reckon(id, facts)
      for (const { key, duty, steps: plan } of duties) {
        if (duty.from > today) continue
        const seen = all.get(key) ?? { due: duty.due, open: false, settled: new Set(), said: new Map() }
        all.set(key, seen)
        comeUp(seen, duty, plan, today)
        if (working) this.say(today, { client: id, owner, duty, plan, seen })
      }
    }
  }

  /** Worked out anew whenever anything else about a client is known, and only then. */
  private reckon(id: string, facts: Facts): Known {
    const before = this.known.get(id)
    if (before?.facts === facts) return before
    const duties = owed(facts)
      .filter((one) => one.done === undefined)
      .map((duty) => ({ key: `${duty.kind} ${duty.from}`, duty, steps: steps(duty) }))
    const keys = new Set(duties.map((one) => one.key))
    const seen = before?.seen ?? new Map<string, Seen>()
    for (const [key, one] of seen) if (!keys.has(key)) one.open = false
    const known = { facts, owed: duties, seen }
    this.known.set(id, known)
    return known
  }

  private say(
    today: Day,
    {
      client,
      owner,
      duty,
      plan,
      seen,
    }: { client: string; owner: string; duty: Duty; plan: Step[]; seen: Seen },
  ): void {
    const last = new Map<string, Step>()
    for (const step of plan)
      if (!seen.settled.has(step.step) && step.day <= today) {
        last.set(this.recipient(owner, step, today), step)
        seen.settled.add(step.step)
      }
    for (const [to, step] of last) {
      seen.said.set(step.step, step)
      const about = { kind: duty.kind, from: text(duty.from) }
      this.lines.push(line(client, about, step.step, to, text(today)))
    }
  }

  private recipient(owner: string, step: Step, today: Day): string {
    if (step.for === 'lead') return this.standIn(this.org.lead, today)
    if (step.for === 'owner') return this.standIn(owner, today)
    return this.standIn(this.org.staff.get(owner)?.manager ?? this.org.lead, today)
  }

  /** Whoever is there: the person, their deputy, that one's deputy, the line manager or who is there for them. */
  private standIn(id: string, today: Day): string {
    const away = (one: string | undefined) =>
      this.org.staff.get(one ?? '')?.leaves.find((leave) => leave.from <= today && today < leave.until)
    if (!away(id)) return id
    const first = away(id)?.deputy
    if (first && !away(first)) return first
    const second = away(first)?.deputy
    if (second && second !== id && !away(second)) return second
    return this.standIn(this.org.staff.get(id)?.manager ?? this.org.lead, today)
  }
}

/** Said to those above the owner, or to the owner, not before this one was due to be. */
const saysFor = (later: Step, one: Step): boolean =>
  later.day >= one.day && (later.for === 'owner') === (one.for === 'owner')

/** A duty that comes up, or up again, or is due another day: what a later step has overtaken or said is not said. */
function comeUp(seen: Seen, duty: Duty, plan: readonly Step[], today: Day): void {
  if (seen.open && seen.due === duty.due) return
  for (const [place, one] of plan.entries()) {
    const next = plan[place + 1]
    const overtaken =
      one.for === 'owner' && next?.for === 'owner' && (next.day <= today || next.day === one.day)
    if (overtaken) seen.settled.add(one.step)
    else if (!seen.said.has(one.step) && ![...seen.said.values()].some((later) => saysFor(later, one)))
      seen.settled.delete(one.step)
  }
  seen.open = true
  seen.due = duty.due
}
