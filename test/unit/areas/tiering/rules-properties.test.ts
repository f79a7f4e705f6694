import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Tier, tiers } from '../../../../bot-cards/rights/roles.ts'
import { tierAnswer as answerSchema } from '../../../../bot-cards/tiering/answer.ts'
import { tierAnswer } from '../../../../src/areas/tiering/index.ts'
import { byTheClause, fill, inputs, policies, yuan } from './clause.ts'

const rank = (tier: Tier | undefined) => (tier ? tiers.length - tiers.indexOf(tier) : 0)
/** Two years back from the day of every input, both ends of the flag's life. */
const flagged = (on: string | undefined) => on !== undefined && on >= '2024-11-23'
const runs = { numRuns: 2_000 }

test('the answer is what the clause says, read a second time', () => {
  fc.assert(
    fc.property(inputs, policies, (input, policy) => {
      const answer = tierAnswer(input, policy)
      const clause = byTheClause(input, policy, flagged(input.badFaithOn))
      expect(answer.tier).toBe(clause.tier)
      expect(answer.recognition.result).toBe(clause.recognised)
    }),
    runs,
  )
})

test('more signed, more forecast or a larger project never lowers the tier', () => {
  fc.assert(
    fc.property(inputs, policies, yuan, yuan, yuan, (input, policy, annual, forecast, project) => {
      const more = {
        ...input,
        annualYuan: input.annualYuan + annual,
        forecastYuan: (input.forecastYuan ?? 0) + forecast,
        projectYuan: Math.max(input.projectYuan ?? 0, project, 30_000_000),
      }
      expect(rank(tierAnswer(more, policy).tier)).toBeGreaterThanOrEqual(rank(tierAnswer(input, policy).tier))
    }),
    runs,
  )
})

test('a client never has two tiers: one answer, held by one route whose test is complete, and none above it', () => {
  fc.assert(
    fc.property(inputs, policies, (input, policy) => {
      const answer = tierAnswer(input, policy)
      expect(answer.tests.map((one) => one.tier)).toEqual([...tiers])
      if (!answer.tier) return
      const held = answer.tests.find((one) => one.tier === answer.tier)
      expect(held?.routes.find((one) => one.route === answer.route)?.missing).toEqual([])
    }),
    runs,
  )
})

test('filling in exactly what an answer calls missing yields the tier, whichever route and way is taken', () => {
  fc.assert(
    fc.property(inputs, policies, (input, policy) => {
      const { tests, recognition } = tierAnswer(input, policy)
      const completions = recognition.ways.length === 0 ? [[]] : recognition.ways
      for (const { tier, routes } of tests)
        for (const { missing } of routes)
          for (const completion of completions) {
            const needs = completion.flatMap((criterion) => recognition.criteria[criterion].ways[0] ?? [])
            const then = tierAnswer(fill(input, [...needs, ...missing]), policy)
            expect(then.recognition.result).toBe('pass')
            expect(rank(then.tier)).toBeGreaterThanOrEqual(rank(tier))
          }
    }),
    { numRuns: 500 },
  )
})

test('nothing is called missing that is there: without it the test does not hold', () => {
  fc.assert(
    fc.property(inputs, policies, (input, policy) => {
      for (const { tier, routes } of tierAnswer(input, policy).tests)
        for (const { route, missing } of routes)
          for (const left of missing) {
            const then = tierAnswer(
              fill(
                input,
                missing.filter((one) => one !== left),
              ),
              policy,
            )
            const same = then.tests
              .find((one) => one.tier === tier)
              ?.routes.find((one) => one.route === route)
            expect(same?.missing).toEqual([left])
          }
    }),
    { numRuns: 500 },
  )
})

test('every way of a criterion that does not pass makes it pass, alone', () => {
  fc.assert(
    fc.property(inputs, policies, (input, policy) => {
      for (const [name, { result, ways }] of Object.entries(tierAnswer(input, policy).recognition.criteria)) {
        expect(ways.length === 0).toBe(result === 'pass')
        for (const way of ways) {
          const then = tierAnswer(fill(input, way), policy).recognition.criteria
          expect(Object.entries(then).find(([one]) => one === name)?.[1].result).toBe('pass')
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('an answer kept with a decision reads back as it was', () => {
  fc.assert(
    fc.property(inputs, policies, (input, policy) => {
      const answer = tierAnswer(input, policy)
      expect(answerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
    }),
  )
})
