import { describe, expect, it } from 'vitest'
import { client, hear, local, one } from './hear.ts'

describe('several visits in one message', () => {
  it('scenario 1: three visits told in one breath, each with its own promise', () => {
    const visits = hear(
      '今天上午去了万川见王总聊二期精装预算卡在三千八一平下午又跑了龙澜跟李工对点位图周四前把报价发他还有华岳打了个电话说月底付款',
    )
    expect(visits.map(client)).toEqual(['万川置业', '龙澜地产', '华岳置地'])
    expect(visits.map((visit) => visit.kind?.value)).toEqual(['face_to_face', 'face_to_face', 'phone'])
    expect(visits.map((visit) => visit.people)).toEqual([['王总'], ['李工'], []])
    expect(visits.map((visit) => visit.said)).toEqual([
      '聊二期精装预算卡在三千八一平',
      '对点位图',
      '月底付款',
    ])
    expect(visits[0]?.amounts).toMatchObject([{ yuan: 3800, per: 'square_metre' }])
    expect(visits[1]?.steps).toEqual([{ text: '发报价', due: { value: '2026-11-26', guessed: true } }])
    expect(visits[2]?.steps).toEqual([
      { text: '付款', facing: 'theirs', due: { value: '2026-11-30', guessed: false } },
    ])
    expect(visits.map(local)).toEqual(['2026-11-23T10:00 half', '2026-11-23T15:00 half', undefined])
  })

  it('the afternoon of a story that began yesterday is yesterday’s', () => {
    const visits = hear('昨天上午去了万川，聊了样板间。下午去龙澜见李工，下周给方案')
    expect(visits.map(local)).toEqual(['2026-11-22T10:00 half', '2026-11-22T15:00 half'])
    expect(visits[1]?.steps).toEqual([{ text: '给方案', due: { value: '2026-12-04', guessed: true } }])
  })

  it('lines of a list belong to the client above them', () => {
    const visits = hear('万川 王总\n- 聊了二期\n- 周五前发报价\n龙澜 李工 电话 对点位')
    expect(visits.map(client)).toEqual(['万川置业', '龙澜地产'])
    expect(visits[0]).toMatchObject({ said: '聊了二期', steps: [{ text: '发报价' }] })
  })

  it('two clients named together share the words', () => {
    const visits = hear('万川和龙澜都去了，聊了框架协议')
    expect(visits.map(client)).toEqual(['万川置业', '龙澜地产'])
    expect(visits.map((visit) => visit.said)).toEqual(['聊了框架协议', '聊了框架协议'])
  })

  it('a list of clients after how many they were is one visit each', () => {
    expect(hear('今天拜访了三家客户：万川、龙澜、华岳').map(client)).toEqual([
      '万川置业',
      '龙澜地产',
      '华岳置地',
    ])
    expect(hear('今天给万川、龙澜都打了电话拜年').map((visit) => visit.kind?.value)).toEqual([
      'phone',
      'phone',
    ])
  })

  it('a client only talked about, or written to later, is no visit', () => {
    expect(hear('万川王总说他们跟龙澜也在谈，价格比我们低').map(client)).toEqual(['万川置业'])
    expect(hear('万川 面谈 王总，周四前把报价发给龙澜李工').map(client)).toEqual(['万川置业'])
    expect(hear('万川 王总 面谈，下周三去龙澜看样板').map(client)).toEqual(['万川置业'])
  })
})

describe('promises and their days', () => {
  it.each([
    ['万川 面谈，月底付款', '付款', '2026-11-30'],
    ['万川 面谈，下周给方案', '给方案', '2026-12-04'],
    ['万川 电话，付款计划周三给', '给付款计划', '2026-11-25'],
    ['万川 电话，门头材料样板明天寄', '寄门头材料样板', '2026-11-24'],
    ['万川 电话，报价12/5前发', '发报价', '2026-12-05'],
    ['万川 电话，让我们下周三前给报价', '让我们给报价', '2026-12-02'],
    ['万川 微信 约了周五看现场', '看现场', '2026-11-27'],
    ['万川 面谈，图纸周五前改好发他', '图纸改好发他', '2026-11-27'],
    ['万川 面谈，周四前把报价发给王总', '发报价给王总', '2026-11-26'],
    ['万川 面谈，明天发合同', '发合同', '2026-11-24'],
    ['跟龙澜李工打电话确认了样板，他说下周二上午来厂里看', '来厂里看', '2026-12-01'],
    ['万川-王总-电话-催款50万，答应25号付', '答应付', '2026-11-25'],
  ])('%s → %s by %s', (text, step, due) =>
    expect(one(text).steps).toMatchObject([{ text: step, due: { value: due } }]),
  )

  it('several promises in a row keep their days apart', () => {
    expect(one('万川 面谈，周一前出方案，周三前报价，月底签合同').steps).toEqual([
      { text: '出方案', due: { value: '2026-11-30', guessed: true } },
      { text: '报价', due: { value: '2026-11-25', guessed: true } },
      { text: '签合同', due: { value: '2026-11-30', guessed: false } },
    ])
  })

  it('a next step without a day is kept without one', () => {
    expect(one('华岳 电话，聊了尾款，下一步：发对账单').steps).toEqual([{ text: '发对账单' }])
  })

  it('what was already done is no promise', () => {
    expect(one('万川王总说上周五已经付了800万').steps).toEqual([])
  })

  it('words that only promise are still what was said', () => {
    expect(one('万川 孙经理 今天上午 微信 约了周五看现场').said).toBe('约了周五看现场')
  })
})
