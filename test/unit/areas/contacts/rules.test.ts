import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asksToForget,
  maskMail,
  maskName,
  maskPhone,
  meansContact,
  namedIn,
  nameKey,
  purgeDue,
  readConsent,
  readMail,
  readName,
  readPhones,
} from '../../../../src/areas/contacts/rules.ts'

describe('telephone numbers', () => {
  test.each([
    ['１３８ 0013 8000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['0571-88001234', '0571-88001234'],
    ['(0571) 88001234', '057188001234'],
    ['400 800 1234', '4008001234'],
    ['13800138000、0571-88001234-12', '13800138000、0571-88001234-12'],
    ['13800138000，13800138000', '13800138000'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(readPhones(typed)).toEqual({ ok: true, value: kept })
  })

  test.each([
    ['1380013800', 10],
    ['138001380001', 12],
    ['1380013800012', 13],
  ])('%s is refused with its %i digits', (typed, digits) => {
    expect(readPhones(typed)).toMatchObject({
      ok: false,
      refusal: { code: 'phone_wrong_length', params: { digits } },
    })
  })

  test.each(['88001234', '12345678901', '王总', '138001380o0', '13800138000 王总'])(
    '%s is no number',
    (typed) => {
      expect(readPhones(typed)).toMatchObject({ ok: false, refusal: { code: 'phone_unreadable' } })
    },
  )

  test('one wrong number among several refuses them all', () => {
    expect(readPhones('13800138000、138001')).toMatchObject({ ok: false })
  })

  test('every mobile number is found again as it was, however it is grouped', () => {
    const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(mobile, fc.constantFrom('', ' ', '-'), (number, gap) => {
        const typed = `${number.slice(0, 3)}${gap}${number.slice(3, 7)}${gap}${number.slice(7)}`
        expect(readPhones(typed)).toEqual({ ok: true, value: number })
      }),
    )
  })

  test('a masked number keeps three and four digits, never the middle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (number) => {
        expect(maskPhone(number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`)
      }),
    )
    expect(maskPhone('13800138000、0571-88001234')).toBe('138****8000、057****1234')
  })
})

describe('names and mail', () => {
  test('a name typed with blanks is the same name', () => {
    expect(readName(' 张 伟 ')).toBe('张伟')
    expect(readName('John  Smith')).toBe('John Smith')
    expect(nameKey('张　伟')).toBe(nameKey('张伟'))
  })

  test('masked, a name keeps its family name', () => {
    expect(maskName('欧阳建国')).toBe('欧阳**')
    expect(maskName('王建国')).toBe('王**')
  })

  test('mail is kept in lower case; what is no address is refused', () => {
    expect(readMail(' Wang＠Example.COM ')).toEqual({ ok: true, value: 'wang@example.com' })
    for (const wrong of ['wang', 'wang@', '@x.com', 'a@b', 'a..b@x.com', 'a@x com 1'])
      expect(readMail(wrong).ok, wrong).toBe(false)
    expect(maskMail('wang@example.com')).toBe('w***@example.com')
  })
})

describe('consent', () => {
  const how = { separate: false, spoken: true, today: '2026-11-23' }
  const full = { channel: 'oral', purposes: ['business'] }

  test('it takes how and what for; without a day it is today', () => {
    expect(readConsent(full, how)).toEqual({
      given: { channel: 'oral', purposes: ['business'], givenOn: '2026-11-23' },
    })
    expect(readConsent({ purposes: [] }, how)).toEqual({ wrong: ['channel', 'purposes'] })
    expect(readConsent({ ...full, given_on: '2026-11-24' }, how)).toEqual({ wrong: ['given_on'] })
  })

  test('where the policy wants it in writing, spoken words are none', () => {
    for (const channel of ['oral', 'phone'])
      expect(readConsent({ ...full, channel }, { ...how, spoken: false })).toEqual({ wrong: ['channel'] })
    expect(readConsent({ ...full, channel: 'wechat' }, { ...how, spoken: false })).toHaveProperty('given')
  })

  test('a separate consent names who may have the data', () => {
    expect(readConsent(full, { ...how, separate: true })).toEqual({ wrong: ['recipient'] })
    expect(readConsent({ ...full, recipient: '晶亮灯具' }, { ...how, separate: true })).toMatchObject({
      given: { recipient: '晶亮灯具' },
    })
  })

  test('the time to purge counts whole days from when it was noted', () => {
    expect(purgeDue(new Date('2026-11-23T02:00:00Z'), 7)).toEqual(new Date('2026-11-30T02:00:00Z'))
  })
})

describe('somebody wants to be left alone', () => {
  test.each([
    '王总说别再打给他了，信息删掉',
    '万川的王建国要求删除他的个人信息',
    '孙经理让我们不要再联系了',
    '孙经理说不要再给他打电话了',
    '李工要求撤回同意',
    '何工说把他的联系方式删掉',
    '陈总不想再接我们电话，号码删了吧，他说的',
  ])('%s', (text) => {
    expect(asksToForget(text)).toBe(true)
  })

  test.each([
    '王总说效果图里的信息删掉一页',
    '今天上午去了万川见王总，聊二期预算',
    '王总说周五前把报价发给他',
    '把万川王总电话发给灯具老赵',
    '信息删掉',
    '王总说别再打给他了吗？',
    '/客户 万川',
    '王总说墙面别再打孔了',
  ])('%s is something else', (text) => {
    expect(asksToForget(text)).toBe(false)
  })

  test('王总 is every Wang there is, a whole name is one', () => {
    expect(meansContact('王总说别再打给他了', '王建国')).toBe(true)
    expect(meansContact('王总说别再打给他了', '李强')).toBe(false)
    expect(meansContact('王建国说别再打给他了', '王建国')).toBe(true)
    expect(meansContact('欧阳经理说别再打了', '欧阳修')).toBe(true)
    expect(meansContact('王府井说别再打了', '王建国')).toBe(false)
  })

  test('who is named in a contract’s label is kept locked', () => {
    expect(namedIn(['二期精装 王 建国 签'], '王建国')).toBe(true)
    expect(namedIn(['二期精装'], '王建国')).toBe(false)
    expect(namedIn(['王'], '王')).toBe(false)
  })
})
