import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeVisit, understandVisits } from '../../../../src/areas/visits/understand.ts'
import { client, evening, hear, known, local, name, one, zone } from './hear.ts'

describe('one line becomes one draft', () => {
  it('万川 王总 今天上午 面谈 聊了二期样板间，周五前发报价', () => {
    expect(one('万川 王总 今天上午 面谈 聊了二期样板间，周五前发报价')).toEqual({
      client: { state: 'known', clientId: 'wc', client: '万川置业', how: 'alias' },
      kind: { value: 'face_to_face', guessed: false },
      when: { value: { at: new Date('2026-11-23T10:00:00+08:00'), precision: 'half' }, guessed: false },
      people: ['王总'],
      said: '聊了二期样板间',
      amounts: [],
      steps: [{ text: '发报价', due: { value: '2026-11-27', guessed: true } }],
      questions: [],
      problems: [],
    })
  })

  it('markdown, emoji and zero-width characters change nothing', () => {
    const plain = one('万川 王总 今天上午 面谈 聊了二期样板间，周五前发报价')
    expect(one('**万川** 王\u200b总　今天上午 `面谈` 聊了二期样板间，周五前发报价')).toEqual(plain)
    expect(one('- 万川 王总 今天上午 面谈 聊了二期样板间👍，周五前发报价').said).toBe('聊了二期样板间👍')
  })

  it('plain English is understood', () => {
    const visit = one('met Wang at Wanchuan this morning, talked budget, send quote by Friday')
    expect(client(visit)).toBe('万川置业')
    expect(visit).toMatchObject({
      kind: { value: 'face_to_face', guessed: true },
      people: ['Wang'],
      said: 'talked budget',
      steps: [{ text: 'send quote', due: { value: '2026-11-27' } }],
    })
    expect(local(visit)).toBe('2026-11-23T10:00 half')
  })

  it('what was not said is absent: no time, no kind', () => {
    const visit = one('万川王总对样板间很满意')
    expect(visit.when).toBeUndefined()
    expect(visit.kind).toBeUndefined()
  })

  it.each([
    ['万川 王总 面谈', 'face_to_face', false],
    ['去了万川', 'face_to_face', true],
    ['早上去了万川', 'face_to_face', true],
    ['拜访万川王总', 'face_to_face', true],
    ['万川 上门量尺', 'face_to_face', false],
    ['万川打了个电话', 'phone', false],
    ['给华岳发了邮件', 'email', false],
    ['万川 微信 聊价格', 'wechat', false],
    ['腾讯会议 万川 过方案', 'video', false],
    ['万川项目例会', 'project_sync', false],
    ['万川 专项沟通 进度', 'project_sync', false],
    ['万川 电话 约了周五面谈', 'phone', false],
  ])('%s is %s (guessed: %s)', (text, value, guessed) => expect(one(text).kind).toEqual({ value, guessed }))

  it.each([
    ['万川 昨天下午三点 电话', '2026-11-22T15:00 exact'],
    ['万川 昨天 电话', '2026-11-22T12:00 day'],
    ['万川 周四 面谈', '2026-11-19T12:00 day'],
    ['万川 今天下午 面谈', '2026-11-23T15:00 half'],
    ['11月2号上午 万川 面谈', '2026-11-02T10:00 half'],
    ['刚才 华岳 电话', '2026-11-23T17:40 exact'],
    ['万川 今天 面谈', '2026-11-23T17:40 day'],
  ])('%s took place %s', (text, at) => expect(local(one(text))).toBe(at))

  it('this afternoon, told while it lasts, is not later than now', () => {
    const visit = one('万川 今天下午 面谈', new Date('2026-11-23T14:00:00+08:00'))
    expect(visit.when?.value.at).toEqual(new Date('2026-11-23T14:00:00+08:00'))
    expect(visit.problems).toEqual([])
  })

  it.each([
    ['见了王总和李工，陈经理也在', ['王总', '李工', '陈经理']],
    ['万川 张主任 面谈', ['张主任']],
    ['去万川跟设计小吴开会', ['设计小吴']],
    ['去万川见了小吴和灯具老赵', ['小吴', '灯具老赵']],
    ['周四去了万川', []],
    ['带上周工去了万川', ['周工']],
    ['万川 关于总价聊了聊', []],
    ['去万川看小高层的工程进度', []],
    ['银禾陈总 电话', ['陈总']],
    ['万川 张伟 昨天下午 电话', ['张伟']],
  ])('in %s we met %j', (text, people) => expect(one(text).people).toEqual(people))
})

describe('never a silent guess', () => {
  it('周末 asks which day the visit was', () => {
    const visit = one('周末去了万川见王总')
    expect(visit.when).toBeUndefined()
    expect(visit.questions).toEqual([
      { about: 'when', heard: '周末', options: [{ date: '2026-11-21' }, { date: '2026-11-22' }] },
    ])
  })

  it('五一前 asks for the day of the promise it belongs to', () => {
    const visit = one('万川 面谈，明天发图，五一前开业')
    expect(visit.steps.map((step) => step.text)).toEqual(['发图', '开业'])
    expect(visit.questions).toMatchObject([{ about: 'due', step: 1, heard: '五一前' }])
  })

  it('两百来万 and 尾款800 ask for the amount', () => {
    expect(one('万川 面谈 预算两百来万').questions).toMatchObject([{ about: 'amount', heard: '两百来万' }])
    expect(one('华岳那笔尾款800 到现在没给').questions).toEqual([
      { about: 'amount', heard: '800', options: [{ yuan: 800 }, { yuan: 8_000_000 }] },
    ])
  })

  it('龙蓝 sounds like 龙澜; two such clients are asked about', () => {
    expect(one('龙蓝 李工 今天上午 面谈 对点位图').client).toMatchObject({ state: 'known', how: 'pinyin' })
    const two = [...known, name('lw', '龙澜文旅', '龙澜')]
    const [visit] = understandVisits('龙蓝 李工 今天上午 面谈', { now: evening, zone, known: two })
    expect(visit?.client).toMatchObject({ state: 'choose', typed: '龙蓝' })
  })

  it.each([
    ['嘉木 胡总 今天上午 面谈 第一次见面，聊了展厅', '嘉木'],
    ['昨天去了恒远见李总聊展厅', '恒远'],
    ['今天去了趟永禾，陈总不在', '永禾'],
    ['visited Hengyuan yesterday', 'Hengyuan'],
  ])('%s names a client the book does not have', (text, typed) =>
    expect(one(text).client).toEqual({ state: 'unknown', typed }),
  )

  it('银河 where a client must stand is 银禾', () => {
    expect(one('银河 陈总 昨天面谈').client).toMatchObject({
      state: 'known',
      client: '银禾百货',
      how: 'pinyin',
    })
  })
})

describe('what cannot be is refused with the reason', () => {
  it.each([
    ['明天已经拜访了万川', 'in_the_future', '明天'],
    ['万川 王总 明天上午 面谈 聊预算', 'in_the_future', '明天上午'],
    ['下周三去万川拜访王总', 'in_the_future', '下周三'],
    ['万川 王总 2月30号 面谈 聊预算', 'no_such_day', '2月30号'],
    ['下周八去万川', 'no_such_weekday', '下周八'],
    ['今天25点去了万川', 'no_such_time', '今天25点'],
    ['万川 面谈，2月30号付款', 'no_such_day', '2月30号'],
  ])('%s: %s (%s)', (text, code, heard) => expect(one(text).problems).toEqual([{ code, params: { heard } }]))

  it('a phone number with twelve digits is told', () => {
    expect(one('万川 面谈，王总新号138001380001').problems).toEqual([
      { code: 'phone_wrong_length', params: { heard: '138001380001', digits: 12 } },
    ])
  })
})

describe('any message is survived', () => {
  it.each(['你好', '谢谢', 'ok', '收到', '早上好', '再见', '👍', '', '   '])('%j is no visit', (text) =>
    expect(looksLikeVisit(text, known)).toBe(false),
  )
  it.each(['万川', '见了王总', '今天去了客户那', 'wc 聊价格', 'met Wang'])('%j is one', (text) =>
    expect(looksLikeVisit(text, known)).toBe(true),
  )

  it('nothing heard is invented: words, people and amounts stand in the text', () => {
    const pieces = fc.constantFrom(
      '万川',
      '龙蓝',
      '王总',
      '设计小吴',
      '今天上午',
      '周五前',
      '发报价',
      '把报价发他',
      '去了',
      '面谈',
      '电话',
      '，',
      '。',
      '\n',
      ' ',
      '800万',
      '两百来万',
      '五一前',
      '下周八',
      '明天',
      '聊了样板间',
      '还有',
      'by Friday',
      '138001380001',
      '周末',
      '😀',
      '说',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 16 }),
        fc.date({ min: new Date('2025-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
        (parts, now) => {
          const text = parts.join('')
          for (const visit of hear(text, now)) {
            for (const person of visit.people) expect(text).toContain(person)
            for (const amount of visit.amounts) expect(text).toContain(amount.text)
            for (const piece of visit.said.split(/[，,。\n\s]+/)) expect(text).toContain(piece)
            for (const step of visit.steps) expect(step.text.trim()).not.toBe('')
            for (const question of visit.questions) expect(question.options.length).toBeGreaterThan(0)
            if (visit.when && !visit.problems.some((problem) => problem.code === 'in_the_future')) {
              expect(visit.when.value.at.getTime()).toBeLessThanOrEqual(now.getTime())
            }
          }
        },
      ),
      { seed: 61, numRuns: 1500 },
    )
  })

  it('arbitrary characters never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        expect(Array.isArray(hear(text))).toBe(true)
        expect(typeof looksLikeVisit(text, known)).toBe('boolean')
      }),
      { seed: 62, numRuns: 1000 },
    )
  })

  it('ten thousand characters take no longer than a blink', () => {
    const story = '今天上午去了万川见王总聊二期精装预算卡在三千八一平，下午又跑了龙澜跟李工对点位图。'
    for (const unit of [
      story,
      '万川',
      '王总',
      '上周',
      '（',
      '<at id=all></at>',
      '1万到',
      'a ',
      '的',
      '下午',
    ]) {
      const text = unit.repeat(Math.ceil(10_000 / unit.length)).slice(0, 10_000)
      hear(text.slice(0, 500))
      const began = performance.now()
      const visits = hear(text)
      expect(performance.now() - began).toBeLessThan(250)
      expect(visits.length).toBeLessThanOrEqual(40)
    }
  })
})
