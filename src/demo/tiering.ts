import type { AssessedItem, Result } from '../../bot-cards/tiering/items.ts'
import { assess, sendProposal } from '../areas/tiering/index.ts'
import type { Deps } from '../deps.ts'
import { liMing, wangFang, zhouTing } from './company.ts'
import { clientNamed, ctxOf } from './find.ts'

type Judged = [daysAgo: number, item: AssessedItem, result: Result, reason: string]

/** What people wrote about the demo's clients; much is still open, so that the cards have something to ask for. */
const judgements: { client: string; by: string; judged: Judged[] }[] = [
  {
    client: '万川',
    by: liMing,
    judged: [
      [70, 'industry_leader', 'pass', '浙江住宅开发前十，精装交付量全省第三'],
      [70, 'decisive', 'pass', '拿下万川集采，省内同类盘都会来问我们'],
      [40, 'demand', 'pass', '二期和苏州盘明后两年都要精装'],
      [40, 'fits', 'pass', '住宅批量精装是我们主业'],
      [33, 'paid_on_time', 'pass', '一期尾款月底能到，没有超期的'],
    ],
  },
  {
    client: '银禾',
    by: zhouTing,
    judged: [
      [20, 'willing', 'pass', '陈总主动把三家店都给我们先看'],
      [20, 'growing', 'unknown', '明年开店计划还没定'],
      [12, 'stable_demand', 'pass', '每年春秋两季都翻新门店'],
      [12, 'good_record', 'pass', '合作五次，结算都在约定时间内'],
      [12, 'fits', 'pass', '连锁门店翻新做得最熟'],
      [12, 'demand', 'pass', '春季三家店已立项'],
    ],
  },
  {
    client: '三院',
    by: zhouTing,
    judged: [
      [30, 'stable_demand', 'pass', '每年都有楼层翻新预算'],
      [30, 'paid_on_time', 'fail', '去年走廊项目的款拖了四个月'],
      [30, 'showcase', 'pass', '市里医院夜间施工的样板'],
    ],
  },
]

/** Judgements of the past weeks; before the review opens, whose snapshot they are part of. */
export async function seedJudgements(deps: Deps, now: Date): Promise<void> {
  await deps.db.transaction(async (tx) => {
    for (const { client, by, judged } of judgements) {
      const { id } = await clientNamed(tx, client)
      for (const [daysAgo, item, result, reason] of judged)
        await assess(await ctxOf(deps, tx, by, new Date(now.getTime() - daysAgo * 86_400_000)), id, {
          item,
          result,
          reason,
        })
    }
  })
}

/** 王芳 proposed this morning to make the newcomer 临湖城建 a key account; the deputy general manager has it. */
export async function seedProposal(deps: Deps, now: Date): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const ctx = await ctxOf(deps, tx, wangFang, new Date(now.getTime() - 20 * 60_000))
    const { id, tier } = await clientNamed(tx, '临湖城建')
    await sendProposal(ctx, id, {
      from: tier,
      to: tier === 'general' ? 'important' : 'general',
      reason: '政务大厅资格预审过了，后面两年都有活，先按大客户跟起来。',
      grounds: [
        { item: 'stable_demand', reason: '新区两年内还有三栋办公楼要装' },
        { item: 'showcase', reason: '政务大厅，全市都看得见' },
      ],
    })
  })
}
