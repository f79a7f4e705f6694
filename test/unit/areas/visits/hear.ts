import { expect } from 'vitest'
import type { HeardVisit } from '../../../../src/areas/visits/model.ts'
import { understandVisits } from '../../../../src/areas/visits/understand.ts'
import type { KnownName } from '../../../../src/kernel/text/match-names.ts'

/** A small client book, Monday evening, and the visits heard then. */
export const name = (
  clientId: string,
  client: string,
  written: string,
  kind: KnownName['kind'] = 'alias',
): KnownName => ({
  clientId,
  client,
  name: written,
  kind,
  mine: false,
})
export const known: KnownName[] = [
  name('wc', '万川置业', '万川置业（杭州）有限公司', 'legal'),
  name('wc', '万川置业', '万川'),
  name('ll', '龙澜地产', '龙澜'),
  name('hy', '华岳置地', '华岳置地（华东）有限公司', 'legal'),
  name('yh', '银禾百货', '银禾百货有限公司', 'legal'),
]
export const zone = 'Asia/Shanghai'
export const evening = new Date('2026-11-23T17:40:00+08:00')
export const hear = (text: string, now = evening) => understandVisits(text, { now, zone, known })
/** The only visit of a text. */
export const one = (text: string, now = evening): HeardVisit => {
  const [visit, ...more] = hear(text, now)
  expect(more).toEqual([])
  if (!visit) throw new Error(`no visit in ${text}`)
  return visit
}
export const local = (visit: HeardVisit) =>
  visit.when &&
  `${new Date(visit.when.value.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)} ${visit.when.value.precision}`
export const client = ({ client: match }: HeardVisit) => (match.state === 'known' ? match.client : match)
