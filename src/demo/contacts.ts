import type { ConsentPurpose, ContactFields } from '../../bot-cards/contacts/actions.ts'
import { addContact, giveConsent } from '../areas/contacts/index.ts'
import { defaultPolicy } from '../areas/policy/index.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { dayOf } from '../kernel/days.ts'
import { liMing, wangFang, zhouTing } from './company.ts'
import { clientNamed, ctxOf } from './find.ts'

const dayMs = 86_400_000

type Seeded = {
  client: string
  by: string
  person: ContactFields
  /** Whole days ago somebody wrote them down. */
  daysAgo: number
  agreedTo?: ConsentPurpose[]
}

/** Two days are left for whoever was written down this long ago and has not agreed. */
const twoDaysLeft = defaultPolicy['consent.purge_days'] - 2

/** People at the demo's clients. All invented. */
const seeded: Seeded[] = [
  {
    client: '万川置业',
    by: liMing,
    person: {
      name: '王建国',
      role: 'decision_maker',
      title: '副总经理',
      phone: '13800138000',
      mail: 'wangjg@example.com',
      wechat: 'wangjg_8000',
    },
    daysAgo: 60,
    agreedTo: ['business', 'service', 'care'],
  },
  {
    client: '万川置业',
    by: liMing,
    person: { name: '孙晓梅', role: 'contact_person', title: '成本经理', phone: '13900135566' },
    daysAgo: twoDaysLeft,
  },
  {
    client: '万川置业',
    by: liMing,
    person: { name: '何志强', role: 'technical', title: '机电工程师', phone: '0571-88001234' },
    daysAgo: 45,
    agreedTo: ['business', 'service'],
  },
  {
    client: '龙澜商业',
    by: liMing,
    person: { name: '李文博', role: 'contact_person', title: '工程部经理', phone: '13700137021' },
    daysAgo: 40,
    agreedTo: ['business', 'service'],
  },
  {
    client: '银禾',
    by: zhouTing,
    person: { name: '陈海燕', role: 'decision_maker', title: '总经理', phone: '13600136090' },
    daysAgo: 90,
    agreedTo: ['business'],
  },
  {
    client: '永禾',
    by: wangFang,
    person: { name: '罗永昌', role: 'decision_maker', title: '董事长', phone: '13500135010' },
    daysAgo: 120,
    agreedTo: ['business', 'care'],
  },
]

/** Decision makers who agreed, somebody at 万川 with two days left, clients whose decision maker is still missing. */
export async function seedContacts(deps: Deps, tx: Tx, now: Date): Promise<void> {
  for (const { client, by, person, daysAgo, agreedTo } of seeded) {
    // A quarter of an hour into the day, so that what runs out is not running out this very minute.
    const then = new Date(now.getTime() - daysAgo * dayMs + 900_000)
    const ctx = await ctxOf(deps, tx, by, then)
    const { id: clientId } = await clientNamed(tx, client)
    const added = await addContact(ctx, { clientId, ...person })
    if (!added.ok) throw new Error(`the demo's contact at ${client} was refused: ${added.refusal.code}`)
    if (!agreedTo) continue
    await giveConsent(ctx, added.value, {
      channel: 'wechat',
      purposes: agreedTo,
      givenOn: dayOf(then, deps.zone),
    })
  }
}
