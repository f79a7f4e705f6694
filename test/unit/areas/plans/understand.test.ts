import { describe, expect, it } from 'vitest'
import { arrangesPlan, type HeardPlan, understandPlan } from '../../../../src/areas/plans/understand.ts'
import type { Colleague } from '../../../../src/areas/visits/index.ts'
import { known, zone } from '../visits/hear.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const staff: Colleague[] = [
  { openId: 'ou_zhou', name: '周强', roles: ['technical'] },
  { openId: 'ou_zhouting', name: '周婷', roles: ['sales'] },
  { openId: 'ou_wu', name: '吴越', roles: ['technical'] },
]
const hear = (text: string) => understandPlan(text, { now, zone, known, staff })
const plan = (text: string): HeardPlan => {
  const heard = hear(text)
  if (!('plan' in heard)) throw new Error(`no plan in ${text}: ${JSON.stringify(heard)}`)
  return heard.plan
}
const at = ({ startAt, precision }: HeardPlan) =>
  `${new Date(startAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)} ${precision}`

describe('a sentence about a meeting to come', () => {
  it('says when, with whom, who comes along and what about (scenario 2): 周工 is a name, no weekday', () => {
    const text = '下周三下午两点半约了银禾陈总，带上周工跟设计小吴，聊春季翻新'
    expect(arrangesPlan(text)).toBe(true)
    const heard = plan(text)
    expect(at(heard)).toBe('2026-12-02T14:30 exact')
    expect(heard.client).toMatchObject({ state: 'known', clientId: 'yh' })
    expect(heard.theirs).toEqual(['陈总'])
    expect(heard.ours.map((one) => one.name)).toEqual(['周强', '吴越'])
    expect(heard.agenda).toBe('春季翻新')
    expect(heard.steps).toEqual([])
  })

  it.each<[string, string, string, string[], string, { text: string; due?: string }[]]>([
    [
      '约了银禾陈总下周三下午两点半聊春季翻新，会后12月4号前发方案',
      '2026-12-02T14:30 exact',
      'yh',
      ['陈总'],
      '春季翻新',
      [{ text: '发方案', due: '2026-12-04' }],
    ],
    ['明天上午十点约了龙澜李工电话聊点位图', '2026-11-24T10:00 exact', 'll', ['李工'], '点位图', []],
    [
      '周四下午安排去万川拜访王总，谈二期预算，后续：周五前发会议纪要',
      '2026-11-26T15:00 half',
      'wc',
      ['王总'],
      '二期预算',
      [{ text: '发会议纪要', due: '2026-11-27' }],
    ],
    [
      '12月8号14:00约好万川王总面谈一个半小时，议题：样板间验收，后续行动：出整改清单',
      '2026-12-08T14:00 exact',
      'wc',
      ['王总'],
      '样板间验收',
      [{ text: '出整改清单' }],
    ],
    ['后天约了华岳张总聊回款', '2026-11-25T10:00 day', 'hy', ['张总'], '回款', []],
  ])('%s', (text, when, clientId, theirs, agenda, steps) => {
    expect(arrangesPlan(text)).toBe(true)
    const heard = plan(text)
    expect(at(heard)).toBe(when)
    expect(heard.client).toMatchObject({ state: 'known', clientId })
    expect(heard.theirs).toEqual(theirs)
    expect(heard.agenda).toBe(agenda)
    expect(heard.steps).toEqual(steps)
  })

  it('hears how and how long', () => {
    expect(plan('明天上午十点约了龙澜李工电话聊点位图').kind).toBe('phone')
    expect(plan('12月8号14:00约好万川王总面谈一个半小时，聊验收').minutes).toBe(90)
    expect(plan('明天下午三点约了万川王总视频会议半小时').minutes).toBe(30)
    expect(plan('明天下午三点约了万川王总').minutes).toBeUndefined()
  })

  it('is told in English, too', () => {
    const text = 'next Wednesday 2:30 pm meeting with Mr Chen of 银禾 about the spring renovation'
    expect(arrangesPlan(text)).toBe(true)
    const heard = plan(text)
    expect(at(heard)).toBe('2026-12-02T14:30 exact')
    expect(heard.client).toMatchObject({ state: 'known', clientId: 'yh' })
    expect(heard.theirs).toEqual(['Mr Chen'])
    expect(heard.agenda).toBe('the spring renovation')
  })

  it('names a day that does not exist as a problem, and is no plan without a time or when it is over', () => {
    expect(hear('2月30号约了万川王总聊预算')).toEqual({
      problem: { code: 'no_such_day', heard: '2月30号' },
    })
    expect(hear('约了万川王总聊预算')).toEqual({ none: true })
    expect(hear('今天上午九点约了万川王总聊预算')).toEqual({ none: true })
  })

  it.each([
    '今天上午去了万川见王总，约了下周三再谈',
    '上午去万川见王总聊预算，约好周四下午看样板间',
    '昨天下午约了王总聊了预算',
    '万川约3000万的合同下周三签',
    '龙澜打了个电话，约了周五碰面',
    '下周三前把报价发给王总',
    '明天已经拜访了',
    '万川 微信 约了周五看现场',
    '万川 孙经理 今天上午 微信 约了周五看现场',
    '你好',
    '安排一下',
    '约了王总',
    'Visited Wanchuan this morning, meeting again next Wednesday',
    'met Mr Wang at Wanchuan, arranged a meeting next Friday',
  ])('%s is none', (text) => {
    expect(arrangesPlan(text)).toBe(false)
  })
})
