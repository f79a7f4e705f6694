import { describe, expect, it } from 'vitest'
import { heardLeave } from '../../../../src/areas/people/heard-leave.ts'
import { named } from '../../../../src/areas/people/names.ts'

/** A Monday. */
const at = { now: new Date('2026-11-23T10:00:00+08:00'), zone: 'Asia/Shanghai' }

describe('leave as people say it', () => {
  it.each([
    ['12月1日到5号 小周代', { from: '2026-12-01', last: '2026-12-05', deputy: '小周' }],
    ['12月1号到12月5号，由周婷代班', { from: '2026-12-01', last: '2026-12-05', deputy: '周婷' }],
    ['12/1-12/5', { from: '2026-12-01', last: '2026-12-05' }],
    ['12月30日至1月2日', { from: '2026-12-30', last: '2027-01-02' }],
    ['下周一到周三 周婷顶', { from: '2026-11-30', last: '2026-12-02', deputy: '周婷' }],
    ['周五到周二', { from: '2026-11-27', last: '2026-12-01' }],
    ['明天', { from: '2026-11-24', last: '2026-11-24' }],
    ['明天起三天 找老周代', { from: '2026-11-24', last: '2026-11-26', deputy: '老周' }],
    ['后天请2天', { from: '2026-11-25', last: '2026-11-26' }],
    ['Dec 1 to Dec 5, covered by Zhou Ting', { from: '2026-12-01', last: '2026-12-05', deputy: 'Zhou Ting' }],
    ['小周代', { deputy: '小周' }],
    ['', {}],
    ['想请个假', {}],
    ['2月30号到3月2号', {}],
  ])('%s', (text, expected) => {
    expect(heardLeave(text, at)).toEqual(expected)
  })
})

describe('who is meant', () => {
  const all = ['周婷', '周强', '王芳', '李明', '欧阳娜'].map((name) => ({ name }))
  it.each([
    ['周婷', ['周婷']],
    ['小周', ['周婷', '周强']],
    ['zhouting', ['周婷']],
    ['zt', ['周婷']],
    ['z', ['周婷', '周强']],
    ['王总', ['王芳']],
    ['oy', ['欧阳娜']],
    ['婷', ['周婷']],
    ['没有', []],
    ['', []],
  ])('%s', (typed, expected) => {
    expect(named(all, typed, true).map((one) => one.name)).toEqual(expected)
  })
})
