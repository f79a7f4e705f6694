import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Move, statuses } from '../../../../bot-cards/tickets/kinds.ts'
import { isOver, replay } from '../../../../src/areas/tickets/history.ts'
import { movesOf } from '../../../../src/areas/tickets/life.ts'
import type { Happening, TicketEvent } from '../../../../src/areas/tickets/model.ts'
import type { PersonId, TicketId } from '../../../../src/kernel/ids.ts'

const chen = 'per_chen' as PersonId
const meng = 'per_meng' as PersonId
const start = new Date('2026-11-28T22:40:00+08:00').getTime()
const minute = (n: number) => new Date(start + n * 60_000)
const told = (...steps: readonly [minute: number, what: Happening, who?: PersonId][]): TicketEvent[] => [
  { id: 'e0', at: minute(0), what: { did: 'opened', level: 'p1' } },
  ...steps.map(
    ([n, what, actorId = chen], place): TicketEvent => ({
      id: `e${place + 1}`,
      at: minute(n),
      what,
      actorId,
    }),
  ),
]

describe('a ticket as its history tells it', () => {
  test('taking answers the client, being given it does not', () => {
    expect(replay(told([5, { did: 'taken' }]))).toMatchObject({
      status: 'acknowledged',
      assigneeId: chen,
      answeredAt: minute(5),
    })
    const given = replay(told([5, { did: 'assigned', to: meng }]))
    expect(given).toMatchObject({ status: 'new', assigneeId: meng })
    expect(given.answeredAt).toBeUndefined()
    expect(movesOf(given)).toContain('take')
  })

  test('whoever does something about a ticket that waits ends its pause', () => {
    const now = replay(
      told([5, { did: 'taken' }], [10, { did: 'paused', for: 'parts' }], [70, { did: 'arrived' }]),
    )
    expect(now.waiting).toBeUndefined()
    expect(now.pauses).toEqual([{ event: 'e2', for: 'parts', from: minute(10), until: minute(70) }])
  })

  test('solved while a pause is open: the pause ends with it', () => {
    const now = replay(told([10, { did: 'paused', for: 'client' }], [30, { did: 'resolved' }]))
    expect(now).toMatchObject({ status: 'resolved', solvedAt: minute(30) })
    expect(now.pauses[0]?.until).toEqual(minute(30))
  })

  test('a pause corrected later is the pause that counts', () => {
    const now = replay(
      told(
        [10, { did: 'paused', for: 'client' }],
        [90, { did: 'resumed' }],
        [95, { did: 'pause_corrected', pause: 'e1', from: minute(20), until: minute(60) }],
      ),
    )
    expect(now.pauses).toEqual([{ event: 'e1', for: 'client', from: minute(20), until: minute(60) }])
  })

  test('还在滴: it is the same ticket, and its clocks begin anew', () => {
    const now = replay(
      told(
        [5, { did: 'taken' }],
        [60, { did: 'resolved' }],
        [70, { did: 'closed' }],
        [600, { did: 'reopened' }],
      ),
    )
    expect(now).toMatchObject({
      status: 'new',
      round: 2,
      openedAt: minute(600),
      assigneeId: chen,
      pauses: [],
    })
    expect(now.answeredAt).toBeUndefined()
    expect(now.closedAt).toBeUndefined()
  })

  test('put back, nobody has it, and what was answered stays answered', () => {
    const now = replay(told([5, { did: 'taken' }], [90, { did: 'released', why: 'silent' }]))
    expect(now).toMatchObject({ status: 'new', answeredAt: minute(5) })
    expect(now.assigneeId).toBeUndefined()
  })

  test('a word of somebody else is no sign that the one who has it is on it', () => {
    const said: Happening = { did: 'commented', internal: false, files: 0 }
    expect(replay(told([5, { did: 'taken' }], [40, said, meng])).progressAt).toEqual(minute(5))
    expect(replay(told([5, { did: 'taken' }], [40, said])).progressAt).toEqual(minute(40))
  })
})

const any: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>(
    { did: 'taken' },
    { did: 'assigned', to: meng },
    { did: 'released', why: 'silent' },
    { did: 'scheduled', visitAt: minute(600) },
    { did: 'arrived' },
    { did: 'resumed' },
    { did: 'resolved' },
    { did: 'closed' },
    { did: 'reopened' },
    { did: 'cancelled' },
    { did: 'merged', into: 'tkt_2' as TicketId },
    { did: 'still_on' },
    { did: 'corrected', to: { level: 'p3' } },
  ),
  fc.constantFrom('client', 'parts').map((what): Happening => ({ did: 'paused', for: what as 'client' })),
  fc.constantFrom('call', 'photo').map((how): Happening => ({ did: 'confirmed', how: how as 'call' })),
)

/** The move behind what happened; what has none happens by itself, while somebody has it. */
const moveOf: Partial<Record<Happening['did'], Move>> = {
  taken: 'take',
  assigned: 'assign',
  scheduled: 'schedule',
  arrived: 'arrive',
  resumed: 'resume',
  resolved: 'resolve',
  closed: 'close',
  reopened: 'reopen',
  cancelled: 'cancel',
  merged: 'merge',
  corrected: 'correct',
  paused: 'pause',
  confirmed: 'confirm',
}

test('whatever is done in whatever order, it waits exactly while one pause is open, and never once it is solved', () => {
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (wished) => {
      const steps: [number, Happening][] = []
      for (const what of wished) {
        const now = replay(told(...steps))
        const move = moveOf[what.did]
        if (move ? movesOf(now).includes(move) : now.assigneeId !== undefined && !isOver(now.status))
          steps.push([steps.length + 1, what])
      }
      const now = replay(told(...steps))
      expect(statuses).toContain(now.status)
      const open = now.pauses.filter((one) => one.until === undefined)
      expect(open.length).toBe(now.waiting === undefined ? 0 : 1)
      if (isOver(now.status) || now.status === 'resolved') expect(now.waiting).toBeUndefined()
      expect(movesOf(now).length === 0).toBe(now.status === 'cancelled' || now.status === 'merged')
    }),
  )
})
