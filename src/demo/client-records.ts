import { eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { FigureKind } from '../../bot-cards/clients/figure-actions.ts'
import type { Tier } from '../../bot-cards/rights/roles.ts'
import { clients } from '../../drizzle/schema/clients.ts'
import {
  addFigure,
  type ClientProfile,
  cancelFigure,
  loadFigure,
  sealProfile,
} from '../areas/clients/index.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { usccCheck } from '../kernel/text/uscc.ts'
import { seedClients } from './clients.ts'
import { clientNamed, ctxOf } from './find.ts'

type SeedFigure = { kind: FigureKind; yuan: number; daysAgo: number; label: string; cancelled?: true }
type SeedRecord = {
  /** The first 17 characters of an invented code; the check digit is added. */
  uscc?: string
  region: string
  tier?: Tier
  group?: string
  profile?: Partial<ClientProfile>
  figures: SeedFigure[]
}

const million = 1_000_000
const figure = (kind: FigureKind, millions: number, daysAgo: number, label = ''): SeedFigure => ({
  kind,
  yuan: Math.round(millions * million),
  daysAgo,
  label,
})

/** What is on record of the demo's clients, by their short names: some big, some small, some not yet looked at. */
const records: Record<string, SeedRecord> = {
  万川: {
    uscc: '91330106MA2CXY7T5',
    region: '华东',
    tier: 'strategic',
    profile: {
      business: '住宅和商业地产开发，精装交付占七成，一年开四到五个盘',
      organisation: '总部设计中心定标准，城市公司管招采和工程，王总一票定供应商',
      plan: '明年杭州、苏州各开一个盘，想签两年集采框架',
    },
    figures: [
      figure('contract', 28, 300, '一期精装'),
      figure('framework', 200, 240, '两年集采框架'),
      figure('call_off', 18, 150, '集采第一批'),
      figure('call_off', 9.6, 40, '集采第二批'),
      figure('contract', 12, 420, '售楼处'),
      figure('project_investment', 480, 200, '二期住宅'),
      figure('forecast_3y', 180, 60),
    ],
  },
  龙澜商业: {
    uscc: '91320500MA1X9K3T4',
    region: '华东',
    tier: 'important',
    profile: { business: '购物中心运营，苏州、无锡共五家店' },
    figures: [figure('contract', 23, 120, '负一层美食街'), figure('forecast_3y', 90, 90)],
  },
  龙澜置业: { region: '华东', group: '龙澜商业', figures: [] },
  华岳: {
    region: '华东',
    tier: 'general',
    figures: [
      figure('contract', 8, 200, '办公楼公区'),
      { ...figure('contract', 3, 180, '样板段'), cancelled: true },
    ],
  },
  银禾: {
    uscc: '91320100MA1Y5R8Q2',
    region: '华东',
    tier: 'general',
    figures: [figure('contract', 6.5, 90, '三店翻新'), figure('forecast_3y', 30, 30)],
  },
  永禾: {
    uscc: '91330200MA2GT6W4K',
    region: '华东',
    tier: 'important',
    profile: { plan: '总部大楼改造，明年上半年招标' },
    figures: [
      figure('contract', 32, 250, '会议中心'),
      figure('contract', 18, 60, '宁波展厅'),
      figure('project_investment', 260, 100, '总部大楼'),
      figure('forecast_3y', 150, 20),
    ],
  },
  临湖城建: {
    region: '华东',
    tier: 'general',
    figures: [figure('contract', 5, 330, '政务大厅一次装修')],
  },
  三院: { region: '华东', figures: [figure('contract', 1.2, 100, '走廊样板段')] },
  鹿鸣: { region: '华东', tier: 'general', figures: [figure('contract', 5.4, 80, '杭州店客房')] },
  泊岸: { region: '华东', figures: [figure('project_investment', 60, 70, '中庭改造')] },
}

/** Codes, tiers, groups, profiles and money of the demo's clients. */
export async function seedClientRecords(deps: Deps, tx: Tx, now: Date, longTiered: boolean): Promise<void> {
  const today = Temporal.PlainDate.from(dayOf(now, deps.zone))
  const halfStart = longTiered
    ? `${today.year - 1}-07-01`
    : `${today.year}-${today.month <= 6 ? '01' : '07'}-01`
  for (const [name, record] of Object.entries(records)) {
    const client = await clientNamed(tx, name)
    const seeded = seedClients.find((one) => one.aliases.includes(name))
    const ctx = await ctxOf(deps, tx, seeded?.owner ?? '', now)
    const check = record.uscc && usccCheck(record.uscc)
    await tx
      .update(clients)
      .set({
        region: record.region,
        uscc: check ? `${record.uscc}${check}` : null,
        tier: record.tier ?? null,
        tierSince: record.tier ? halfStart : null,
        groupId: record.group ? (await clientNamed(tx, record.group)).id : null,
        profile: sealProfile(ctx, client.id, { business: '', organisation: '', plan: '', ...record.profile }),
      })
      .where(eq(clients.id, client.id))
    for (const one of record.figures) {
      const onDay = today.subtract({ days: one.daysAgo }).toString()
      const then = { ...ctx, at: instantOf(onDay, '17:00', deps.zone) }
      const { kind, yuan, label } = one
      const id = await addFigure(then, { clientId: client.id, kind, yuan, label, onDay })
      const figure = one.cancelled && (await loadFigure(ctx, id))
      if (figure) await cancelFigure(ctx, figure)
    }
  }
}
