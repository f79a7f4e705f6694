import { say } from '../i18n/say.ts'
import type { Bilingual } from '../kit/text.ts'
import { exactYuan } from '../kit/yuan.ts'
import { type Tier, tiers } from '../rights/roles.ts'
import type { Need, RouteTest, TierAnswer } from './answer.ts'
import type { AssessedItem } from './items.ts'

/** A tier by name; none is one too. */
export const tierName = (tier: Tier | undefined): Bilingual =>
  say((w) => (tier ? w.rights.tiers[tier] : w.rights.noTier))

/** What the rules say in one sentence: 按现在的记录，够「重要」. */
export const verdictText = (answer: TierAnswer): Bilingual =>
  say((w) => {
    if (answer.tier) {
      const holds = w.tiering.holds(w.rights.tiers[answer.tier])
      return answer.route === 'leader' ? `${holds}${w.tiering.byLeader}` : holds
    }
    return answer.recognition.result === 'fail' ? w.tiering.notRecognised : w.tiering.noTier
  })

/** The amounts it rests on. */
export const amountsText = (answer: TierAnswer): Bilingual => {
  const annual = exactYuan(answer.annual)
  const forecast = answer.forecast === undefined ? undefined : exactYuan(answer.forecast)
  return say((w, of) =>
    [
      w.tiering.signed(answer.months, of(annual)),
      forecast ? w.tiering.forecast(of(forecast)) : w.tiering.noForecast,
    ].join(' · '),
  )
}

/** One amount a test asks for: met, or what it lacks. */
function amountText(need: Exclude<Need, { kind: 'item' }>): Bilingual {
  const at = exactYuan(need.at)
  const short = exactYuan(Math.max(0, need.at - (need.now ?? 0)))
  const now = need.now
  return say(({ tiering: w }, of) => {
    if (need.kind === 'annual') return need.now >= need.at ? w.annualMet(of(at)) : w.annualShort(of(short))
    if (need.kind === 'project') {
      if (now === undefined) return w.projectUnknown(of(at))
      return now >= need.at ? w.projectMet(of(at)) : w.projectShort(of(short))
    }
    if (now === undefined) return w.forecastUnknown(of(at))
    if (now > need.at) return w.forecastMet(of(at))
    return now === need.at ? w.forecastEqual(of(at)) : w.forecastShort(of(short), of(at))
  })
}

const itemsNow = (needs: readonly Need[], now: 'fail' | 'unknown'): AssessedItem[] =>
  needs.flatMap((need) =>
    need.kind === 'item' && need.now === now && need.item !== 'no_bad_faith' ? [need.item] : [],
  )

/** What is missing, in one line: 近期签约差 3,200 万，合作意愿强烈、持续增长潜力还没人判断. */
export function missingText(needs: readonly Need[]): Bilingual {
  const amounts = needs.flatMap((need) => (need.kind === 'item' ? [] : [amountText(need)]))
  const unknown = itemsNow(needs, 'unknown')
  const failed = itemsNow(needs, 'fail')
  const flagged = needs.some((need) => need.kind === 'item' && need.item === 'no_bad_faith')
  return say(({ tiering: w }, of) => {
    const named = (items: AssessedItem[]) => items.map((item) => w.items[item]).join(w.list)
    return [
      ...amounts.map(of),
      ...(unknown.length > 0 ? [w.unjudged(named(unknown))] : []),
      ...(failed.length > 0 ? [w.failed(named(failed))] : []),
      ...(flagged ? [w.flagged] : []),
    ].join(w.and)
  })
}

/** What a tier still lacks, by every route: 近期签约差 3,200 万，或走行业领先路线（行业领先还没人判断）. Empty: nothing. */
export function lackText(routes: readonly RouteTest[]): Bilingual {
  if (routes.some((route) => route.missing.length === 0)) return say(() => '')
  const parts = routes.map((route) => ({ route: route.route, text: missingText(route.missing) }))
  return say(({ tiering: w }, of) =>
    parts.map(({ route, text }) => (route === 'leader' ? w.orLeader(of(text)) : of(text))).join(w.and),
  )
}

/** Every tier above the one the rules give, lowest first, with what it lacks. */
export function higherTiers(answer: TierAnswer): { tier: Tier; lack: Bilingual }[] {
  const reached = answer.tier ? tiers.indexOf(answer.tier) : tiers.length
  return answer.tests
    .filter(({ tier }) => tiers.indexOf(tier) < reached)
    .map(({ tier, routes }) => {
      const lack = lackText(routes)
      return { tier, lack: lack.zh === '' ? say((w) => w.tiering.enough) : lack }
    })
    .reverse()
}

/** How recognition stands, for beside its name: 还没定，还差 回款信誉. */
export const recognitionText = ({ recognition }: TierAnswer): Bilingual =>
  say(({ tiering: w }) => {
    const ways = recognition.ways.map((way) => way.map((one) => w.criteria[one]).join(w.both))
    const verdict = w.recognition[recognition.result]
    return ways.length === 0 ? verdict : `${verdict}${w.and}${w.stillNeeds(ways.slice(0, 3).join(w.or))}`
  })

/** The conditions a route meets and those it lacks, for the form that proposes a tier. */
export const conditions = (route: RouteTest): { met: Bilingual[]; lacks: Bilingual[] } => ({
  met: route.met.map((need) =>
    need.kind === 'item' ? say((w) => w.tiering.items[need.item]) : amountText(need),
  ),
  lacks: route.missing.map((need) => missingText([need])),
})
