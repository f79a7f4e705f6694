import type { WorkKind } from '../../bot-cards/projects/actions.ts'
import { addProject } from '../areas/projects/index.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { heWei, liMing, zhouTing } from './company.ts'
import { clientNamed, ctxOf, staffOf } from './find.ts'

type SeedProject = {
  client: string
  owner: string
  name: string
  city: string
  site: string
  contractNo: string
  contractYuan: number
  startedOn: string
  retentionYuan?: number
  works: readonly { part?: string; kinds: readonly WorkKind[]; acceptedOn?: string; longer?: number }[]
}

const fitOut: readonly WorkKind[] = ['waterproofing', 'decoration', 'wiring', 'plumbing']

const seeded: readonly SeedProject[] = [
  {
    client: '万川',
    owner: liMing,
    name: '万川云庭一期精装',
    city: '杭州',
    site: '文二西路 88 号',
    contractNo: 'HX-SG-2022-0031',
    contractYuan: 12_800_000,
    startedOn: '2022-09-01',
    works: [
      { kinds: ['waterproofing', 'decoration', 'plumbing'], acceptedOn: '2023-08-15' },
      { kinds: ['wiring'], acceptedOn: '2024-11-01' },
    ],
  },
  {
    client: '万川',
    owner: liMing,
    name: '万川云庭二期精装',
    city: '杭州',
    site: '文二西路 90 号',
    contractNo: 'HX-SG-2025-0018',
    contractYuan: 18_600_000,
    startedOn: '2025-10-08',
    works: [
      { part: '1号楼', kinds: fitOut, acceptedOn: '2026-08-20' },
      { part: '3号楼', kinds: fitOut },
    ],
  },
  {
    client: '龙澜商业',
    owner: liMing,
    name: '龙澜中心大堂改造',
    city: '上海',
    site: '漕溪北路 200 号',
    contractNo: 'HX-SG-2024-0042',
    contractYuan: 6_400_000,
    startedOn: '2024-06-03',
    retentionYuan: 192_000,
    works: [{ kinds: [...fitOut, 'heating_cooling'], acceptedOn: '2025-11-14', longer: 3 }],
  },
  {
    client: '三院',
    owner: zhouTing,
    name: '三院门诊楼走廊翻新',
    city: '苏州',
    site: '人民路 1 号',
    contractNo: 'HX-SG-2025-0007',
    contractYuan: 3_150_000,
    startedOn: '2025-02-17',
    works: [{ kinds: ['decoration', 'wiring'], acceptedOn: '2025-06-27' }],
  },
]

/** Projects of the demo: partly out of warranty, a building not accepted yet, money that is due back soon. */
export async function seedProjects(deps: Deps, tx: Tx, at: Date): Promise<void> {
  const manager = await staffOf(tx, heWei, at)
  for (const { client, owner, works, ...about } of seeded) {
    const ctx = await ctxOf(deps, tx, owner, at)
    await addProject(
      ctx,
      { id: deps.ids.mint('project', at), clientId: (await clientNamed(tx, client)).id },
      { ...about, managerId: manager.id, contactIds: [], defectMonths: 12 },
      works.flatMap(({ part = '', kinds, ...one }) => kinds.map((work) => ({ part, work, ...one }))),
    )
  }
}
