import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikeTicket, understandTicket } from '../../../../src/areas/intake/understand.ts'
import { similarPlace } from '../../../../src/areas/intake/understand-place.ts'

const urgentLeak = { kind: 'repair', level: 'p1', work: 'waterproofing' }

describe('what a client’s words say', () => {
  test.each([
    ['3号楼大堂顶上漏水 急！！！', { ...urgentLeak, part: '3号楼', place: '大堂顶上' }],
    ['大堂滴水有人管吗', { ...urgentLeak, part: '', place: '大堂' }],
    [
      '万川刘工说3号楼大堂漏水，电话13800138000',
      { ...urgentLeak, part: '3号楼', reporter: '刘工', phone: '13800138000' },
    ],
    [
      '物业刘工 138 0013 8000 反映地下室跳闸了',
      { work: 'wiring', level: 'p1', part: '地下室', reporter: '物业刘工', phone: '13800138000' },
    ],
    ['三号楼1402次卧地板起拱，不急', { work: 'decoration', level: 'p3', part: '3号楼', place: '1402次卧' }],
    ['B座电梯间的门禁坏了', { work: 'equipment', level: 'p2', part: 'B座', place: '电梯间' }],
    ['二楼走廊空调不制冷', { work: 'heating_cooling', level: 'p2', place: '二楼走廊' }],
    ['卫生间马桶堵了，有空来看看', { work: 'plumbing', level: 'p3', place: '卫生间' }],
    ['门诊楼走廊一排灯不亮', { work: 'wiring', level: 'p2', part: '门诊楼', place: '走廊' }],
    ['前台石材掉下来了', { work: 'decoration', level: 'p1', place: '前台' }],
    ['插座打火冒烟了', { work: 'wiring', level: 'p1' }],
    ['投诉：返工三次了还没好，要找你们总经理', { kind: 'complaint', level: 'major' }],
    ['客户投诉师傅态度不好', { kind: 'complaint', level: 'ordinary' }],
    ['再不来就找媒体曝光', { kind: 'complaint', level: 'major' }],
    ['Building 3 lobby ceiling is leaking, urgent', { ...urgentLeak, part: '3号楼', place: 'lobby ceiling' }],
    ['lights in the corridor not working, no rush', { work: 'wiring', level: 'p3', place: 'corridor' }],
    ['12幢露台开裂', { work: 'decoration', part: '12号楼', place: '露台', level: 'p2' }],
    ['十二栋没电了', { work: 'wiring', part: '12号楼', level: 'p1' }],
  ])('%s', (text, expected) => {
    expect(understandTicket(text)).toMatchObject(expected)
    expect(looksLikeTicket(text)).toBe(true)
  })

  test.each([
    '今天拜访万川王总，聊了漏水的事',
    '和龙澜李总面谈，防水方案过了',
    '上午去三院开会，讨论电梯厅改造',
    '谢谢',
    '/帮助',
    '',
    '明天给万川送样板',
    'Met with Wanchuan, they mentioned a leak',
  ])('%s is no report: a meeting, or nothing at all', (text) => {
    expect(looksLikeTicket(text)).toBe(false)
  })

  test('what nobody said is left empty', () => {
    expect(understandTicket('坏了')).toEqual({
      kind: 'repair',
      level: 'p2',
      part: '',
      place: '',
      reporter: '',
      phone: '',
      description: '坏了',
    })
  })

  test('a number of the wrong length is nobody’s number', () => {
    expect(understandTicket('大堂漏水，刘工 1380013800').phone).toBe('')
  })

  test('nothing a client may write breaks the reading, and nothing but what was written is found', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const heard = understandTicket(text)
        expect(heard.part.length).toBeLessThanOrEqual(12)
        expect(heard.place.length).toBeLessThanOrEqual(30)
        expect(heard.reporter.length).toBeLessThanOrEqual(20)
      }),
      { numRuns: 300 },
    )
  })

  test('the building is read the same whatever stands around it', () => {
    const before = fc.constantFrom('', '急！', '万川 ', '刚才物业说 ')
    const fault = fc.constantFrom('漏水', '没电', '门坏了', '地砖裂了')
    const form = fc.constantFrom('号楼', '栋', '幢', '#楼', ' 号楼')
    fc.assert(
      fc.property(before, fc.integer({ min: 1, max: 99 }), form, fault, (lead, n, written, broken) => {
        expect(understandTicket(`${lead}${n}${written}大堂${broken}`)).toMatchObject({ part: `${n}号楼` })
      }),
    )
  })
})

describe('two reports of one place', () => {
  test.each([
    ['大堂顶上', '大堂', true],
    ['大堂', '', true],
    ['大堂东侧', '大堂顶上', true],
    ['1402 次卧', '大堂', false],
  ])('%s and %s', (a, b, same) => {
    expect(similarPlace(a, b)).toBe(same)
    expect(similarPlace(b, a)).toBe(same)
  })
})
