import { describe, expect, it } from 'vitest'
import type { HeardVisit } from '../../../../src/areas/visits/model.ts'
import type { Colleague } from '../../../../src/areas/visits/understand/companions.ts'
import { understandVisits } from '../../../../src/areas/visits/understand.ts'
import { client, evening, known, zone } from './hear.ts'

const one = (name: string, ...roles: Colleague['roles'][number][]): Colleague => ({
  openId: `ou_${name}`,
  name,
  roles,
})
const staff = [
  one('周婷', 'sales'),
  one('陈刚', 'after_sales'),
  one('王芳', 'head_of_sales', 'sales', 'manager'),
  one('吴越', 'technical'),
  one('周强', 'technical'),
  one('何伟', 'project'),
]
const all = (text: string): HeardVisit[] => understandVisits(text, { now: evening, zone, known, staff })
const only = (text: string): HeardVisit => {
  const [visit, ...more] = all(text)
  expect(more).toEqual([])
  if (!visit) throw new Error(text)
  return visit
}
const ours = (visit: HeardVisit) => (visit.ours ?? []).map((person) => person.name)

describe('who of us came along is heard from the words', () => {
  it.each([
    ['今天上午和陈刚一起去了万川见王总，聊了二期', ['陈刚'], ['王总']],
    ['上午带上周工去了万川，跟王总对图', ['周强'], ['王总']],
    ['带上周工跟设计小吴去了银禾见陈总，聊春季翻新', ['周强', '吴越'], ['陈总']],
    ['昨天跟小何一起拜访万川李工', ['何伟'], ['李工']],
    ['万川面谈，陈刚陪同，王总对样板间很满意', ['陈刚'], ['王总']],
    ['我和王芳一块去万川见了王总，谈明年集采', ['王芳'], ['王总']],
    ['今天和王总一起看了万川二期现场', [], ['王总']],
    ['去了万川见王总和李工', [], ['王总', '李工']],
    ['和施工队一起去了万川', [], []],
    ['met Wang at Wanchuan this morning together with Chen Gang, talked budget', ['陈刚'], ['Wang']],
  ])('%s', (text, team, met) => {
    const visit = only(text)
    expect(client(visit)).toMatch(/万川|银禾/)
    expect(ours(visit)).toEqual(team)
    expect(visit.people).toEqual(met)
    expect(visit.questions).toEqual([])
  })

  it('what was said is told without who came along', () => {
    expect(only('今天上午和陈刚一起去了万川见王总，聊了二期').said).toBe('聊了二期')
    expect(only('带上周工去了万川，聊点位图').said).toBe('聊点位图')
  })

  it('of several visits each has its own company', () => {
    const [first, second] = all('上午带陈刚去了万川见王总，下午和小吴一起跑了龙澜对图')
    expect(first && client(first)).toBe('万川置业')
    expect(second && client(second)).toBe('龙澜地产')
    expect(second && ours(second)).toEqual(['吴越'])
  })

  it('a name several of us have is asked about, and so is 带上王总: it may be somebody at the client', () => {
    expect(only('带上小周去了万川，聊点位图').questions).toEqual([
      {
        about: 'ours',
        heard: '小周',
        options: [
          { openId: 'ou_周婷', name: '周婷' },
          { openId: 'ou_周强', name: '周强' },
        ],
      },
    ])
    expect(only('带上王总去看了万川样板间').questions).toMatchObject([{ about: 'ours', heard: '王总' }])
  })

  it('who is to come along next time was not there this time', () => {
    const visit = only('万川面谈，聊了二期，下周三带上小吴去看现场')
    expect(visit.ours).toBeUndefined()
    expect(visit.steps).toHaveLength(1)
  })
})

describe('a visit may count as a project meeting as well, only when said', () => {
  it.each([
    ['今天去了万川见王总，也算项目专项沟通，过了进度', 'face_to_face', true],
    ['万川面谈，聊了二期进度，兼项目专项沟通', 'face_to_face', true],
    ['万川 王总 面谈，顺便开了项目例会', 'face_to_face', true],
    ['met Wang at Wanchuan, counts as a project meeting too, went over progress', 'face_to_face', true],
    ['去了万川开项目例会', 'project_sync', undefined],
    ['万川 王总 面谈 聊了二期', 'face_to_face', undefined],
  ])('%s', (text, kind, also) => {
    const visit = only(text)
    expect(visit.kind?.value).toBe(kind)
    expect(visit.alsoSync).toBe(also)
  })
  it('the words for it are no part of what was said', () => {
    expect(only('今天去了万川见王总，也算项目专项沟通，过了进度').said).toBe('过了进度')
  })
})

describe('a promise says who made it', () => {
  it.each([
    ['万川面谈，聊了二期，周五前发报价', ['client']],
    ['万川面谈，聊了二期，他们下周给图纸', ['theirs']],
    ['万川面谈，对方答应周五前回复', ['theirs']],
    ['万川面谈，王总说下周三给最新图纸', ['theirs']],
    ['华岳打了个电话说月底付款', ['theirs']],
    ['万川面谈，客户要求周五前发报价', ['client']],
    ['万川面谈，跟王总说好周五前把报价发他', ['client']],
    ['万川面谈，王总希望下周三看样板', ['client']],
    ['万川面谈，周四内部评审方案', ['internal']],
    ['万川面谈，让设计周五前出图', ['internal']],
    ['万川面谈，周五前发报价，他们下周给图纸', ['client', 'theirs']],
    ['万川电话，月底前再确认一次尾款', ['client']],
    ['met Wang at Wanchuan, they will send drawings by Friday', ['theirs']],
    ['met Wang at Wanchuan this morning, talked budget, send quote by Friday', ['client']],
  ])('%s', (text, facings) => {
    expect(only(text).steps.map((step) => step.facing ?? 'client')).toEqual(facings)
  })
})
