import { describe, expect, test } from 'vitest'
import { understandThread } from '../../../../src/areas/tickets/thread-words.ts'

const context = { now: new Date('2026-11-23T10:00:00+08:00'), zone: 'Asia/Shanghai' }
const heard = (text: string) => understandThread(text, context)

describe('what is said below a ticket’s card', () => {
  test.each([
    ['修好了', 'resolve'],
    ['换了镇流器，弄好了', 'resolve'],
    ['搞定', 'resolve'],
    ['Done, replaced the valve', 'resolve'],
    ['我来', 'take'],
    ['我去看看', 'take'],
    ['I’ll take it', 'take'],
    ['到了', 'arrive'],
    ['到现场了', 'arrive'],
    ['还在滴', 'reopen'],
    ['又漏了', 'reopen'],
    ['客户说还没好', 'reopen'],
    ['没修好', 'reopen'],
    ['still leaking', 'reopen'],
  ] as const)('%s means %s', (text, move) => {
    expect(heard(text)).toEqual({ is: 'move', move })
  })

  test.each([
    '修好了吗？',
    '修好了没',
    '等修好了告诉客户',
    '明天能修好',
    '材料到了',
    '阀门先关了',
    '下午看看情况再说',
    '还在漏吗？',
    '物业刘工在现场等我们的人，钥匙在他那里，电话打不通就找保安',
  ])('%s is only filed', (text) => {
    expect(heard(text)).toEqual({ is: 'words' })
  })

  test('内部 marks what never leaves the team', () => {
    expect(heard('内部：这家不好说话')).toEqual({ is: 'internal', text: '这家不好说话' })
    expect(heard('#内部 先别跟客户说')).toEqual({ is: 'internal', text: '先别跟客户说' })
    expect(heard('Internal: his own fault')).toEqual({ is: 'internal', text: 'his own fault' })
  })

  test('waiting and a time to come are offered, not decided', () => {
    expect(heard('等材料')).toEqual({ is: 'pause', waiting: 'parts' })
    expect(heard('等物业开门')).toEqual({ is: 'pause', waiting: 'client' })
    expect(heard('明天上午十点过去')).toEqual({ is: 'visit', date: '2026-11-24', time: '10:00' })
  })

  test('two moves in one breath are asked about', () => {
    expect(heard('修好了，今天又漏了')).toEqual({ is: 'unclear', moves: ['resolve', 'reopen'] })
  })
})
