import type { ClientType } from '../../bot-cards/clients/actions.ts'
import type { VisitKind } from '../../bot-cards/visits/actions.ts'
import { heWei, liMing, wangFang, zhouTing } from './company.ts'

export type SeedVisit = {
  /** Whole days before the demo's today, and the time of day. */
  daysAgo: number
  time: string
  kind: VisitKind
  people: string[]
  said: string
  /** Next step and in how many days from today it is due (negative: overdue). */
  step?: { text: string; dueIn: number; done?: boolean; theirs?: true }
  /** Colleagues who came along. */
  ours?: string[]
}

export type SeedClient = {
  name: string
  aliases: string[]
  type: ClientType
  city: string
  owner: string
  visits: SeedVisit[]
}

/** A book of clients that feels lived in. All invented. */
export const seedClients: SeedClient[] = [
  {
    name: '万川置业（杭州）有限公司',
    aliases: ['万川', '万川置业'],
    type: 'developer',
    city: '杭州',
    owner: liMing,
    visits: [
      {
        daysAgo: 4,
        time: '10:00',
        kind: 'face_to_face',
        people: ['王总', '孙经理'],
        said: '二期精装样板间过了一遍，王总想把玄关收纳再加一组，预算还在内部走。',
        step: { text: '把玄关方案的两版报价发给王总', dueIn: -1 },
      },
      {
        daysAgo: 18,
        time: '15:30',
        kind: 'phone',
        people: ['孙经理'],
        said: '催了一下一期尾款，孙经理说财务月底排款。',
        step: { text: '月底前再确认一次尾款', dueIn: 7 },
      },
      {
        daysAgo: 33,
        time: '14:00',
        kind: 'project_sync',
        people: ['王总', '何工'],
        ours: [heWei],
        said: '一期收口问题清单 12 条，已关 9 条，剩三条月内整改完。',
        step: { text: '三条整改完拍照发何工', dueIn: -12, done: true },
      },
      {
        daysAgo: 61,
        time: '09:30',
        kind: 'face_to_face',
        people: ['王总'],
        said: '谈明年集采框架，王总倾向两年一签。',
      },
      {
        daysAgo: 75,
        time: '16:00',
        kind: 'wechat',
        people: ['孙经理'],
        said: '发了中秋问候，约了节后现场看二期。',
      },
      {
        daysAgo: 88,
        time: '10:00',
        kind: 'face_to_face',
        people: ['何工'],
        said: '二期点位图第一轮评审，机电专业意见最多。',
      },
    ],
  },
  {
    name: '龙澜商业管理（苏州）有限公司',
    aliases: ['龙澜商业', '龙澜'],
    type: 'chain',
    city: '苏州',
    owner: liMing,
    visits: [
      {
        daysAgo: 9,
        time: '14:30',
        kind: 'face_to_face',
        people: ['李工'],
        said: '对二期点位图，负一层美食街改了动线，水电要重排。',
        step: { text: '出新版水电点位图', dueIn: 2 },
      },
      {
        daysAgo: 26,
        time: '11:00',
        kind: 'video',
        people: ['李工', '顾总'],
        said: '方案汇报第二轮，顾总关心开业节点，明年五一前必须交。',
      },
    ],
  },
  {
    name: '龙澜置业（无锡）有限公司',
    aliases: ['龙澜置业'],
    type: 'developer',
    city: '无锡',
    owner: zhouTing,
    visits: [
      {
        daysAgo: 40,
        time: '10:30',
        kind: 'face_to_face',
        people: ['钱总'],
        said: '第一次见面，公司资质和案例讲了一遍，对方要三家比选。',
      },
    ],
  },
  {
    name: '华岳置地（华东）有限公司',
    aliases: ['华岳', '华岳置地'],
    type: 'developer',
    city: '上海',
    owner: liMing,
    visits: [
      {
        daysAgo: 13,
        time: '16:20',
        kind: 'phone',
        people: ['董经理'],
        said: '尾款还在走流程，董经理说卡在审计。',
        step: { text: '跟董经理要付款计划', dueIn: 0 },
      },
      {
        daysAgo: 47,
        time: '10:00',
        kind: 'face_to_face',
        people: ['董经理', '潘总'],
        said: '竣工验收后的回访，潘总对工期满意，吊顶检修口位置有意见。',
      },
    ],
  },
  {
    name: '银禾餐饮连锁股份有限公司',
    aliases: ['银禾'],
    type: 'chain',
    city: '南京',
    owner: zhouTing,
    visits: [
      {
        daysAgo: 6,
        time: '15:00',
        kind: 'face_to_face',
        people: ['陈总'],
        said: '春季三家门店翻新，陈总要先看新的门头材料样板。',
        step: { text: '寄门头材料样板到南京', dueIn: 1 },
      },
    ],
  },
  {
    name: '永禾实业集团有限公司',
    aliases: ['永禾', '永禾集团'],
    type: 'institution',
    city: '宁波',
    owner: wangFang,
    visits: [
      {
        daysAgo: 21,
        time: '09:00',
        kind: 'face_to_face',
        people: ['董事长办公室方主任'],
        said: '总部大楼改造立项，明年上半年招标，方主任希望我们先做概念方案。',
        step: { text: '组织设计部出概念方案', dueIn: 10 },
      },
    ],
  },
  {
    name: '临湖新区城建中心',
    aliases: ['临湖城建'],
    type: 'government',
    city: '嘉兴',
    owner: wangFang,
    visits: [
      {
        daysAgo: 55,
        time: '14:00',
        kind: 'face_to_face',
        people: ['吴科长'],
        said: '政务大厅二次装修的资格预审材料交齐了。',
      },
    ],
  },
  {
    name: '市第三人民医院',
    aliases: ['三院'],
    type: 'institution',
    city: '绍兴',
    owner: zhouTing,
    visits: [
      {
        daysAgo: 30,
        time: '10:00',
        kind: 'phone',
        people: ['基建处郑老师'],
        said: '门诊楼走廊翻新，要求夜间施工、零粉尘。',
      },
    ],
  },
  {
    name: '鹿鸣酒店管理有限公司',
    aliases: ['鹿鸣', '鹿鸣酒店'],
    type: 'chain',
    city: '杭州',
    owner: zhouTing,
    visits: [
      {
        daysAgo: 11,
        time: '11:30',
        kind: 'email',
        people: ['采购部小沈'],
        said: '发了客房翻新的单价表和工期表。',
        step: { text: '跟小沈要反馈', dueIn: -3 },
      },
    ],
  },
  {
    name: '云栖谷文化发展有限公司',
    aliases: ['云栖谷'],
    type: 'other',
    city: '杭州',
    owner: liMing,
    visits: [],
  },
  {
    name: '泊岸商业广场有限公司',
    aliases: ['泊岸', '泊岸广场'],
    type: 'chain',
    city: '温州',
    owner: liMing,
    visits: [
      {
        daysAgo: 70,
        time: '15:00',
        kind: 'face_to_face',
        people: ['林总'],
        said: '中庭改造的效果图第一稿，林总觉得太素，答应找原始竣工图给我们。',
        step: { text: '把中庭的原始竣工图发给我们', dueIn: 4, theirs: true },
      },
    ],
  },
  {
    name: '星桥城市更新有限公司',
    aliases: ['星桥'],
    type: 'developer',
    city: '合肥',
    owner: zhouTing,
    visits: [
      {
        daysAgo: 16,
        time: '13:30',
        kind: 'wechat',
        people: ['叶工'],
        said: '老厂房加固报告出来了，可以开始谈装修范围。',
      },
    ],
  },
]
