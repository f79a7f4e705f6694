import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { accessLog, grants } from '../../drizzle/schema/access.ts'
import { clientFigures, clientNames, clients } from '../../drizzle/schema/clients.ts'
import { contacts } from '../../drizzle/schema/contacts.ts'
import { people } from '../../drizzle/schema/people.ts'
import { actionItems, visits } from '../../drizzle/schema/visits.ts'
import { insertMany } from '../../src/db/insert-many.ts'
import type { Company } from '../../src/db/open.ts'
import { ids } from '../../src/kernel/ids.ts'
import { nameKeys } from '../../src/kernel/text/match-names.ts'
import { placeOf } from '../../src/vault/place.ts'
import type { Vault } from '../../src/vault/vault.ts'

/** Characters brands are made of: 20,000 of their 32,000 pairs are clients of the large company. */
const brandChars = [
  ...'万龙华银永临鹿云泊星嘉海江山河林松竹梅兰菊荷莲桂枫柏杉榆槐川澜岳禾湖苑鸣谷岸桥木天城州远达兴盛隆昌荣瑞祥泰安宁康福禄寿喜庆丰裕',
  ...'恒信诚德仁义礼智勇毅宏伟博雅文采光明亮晨曦朝阳晓月春夏秋冬雪霜露雨风雷电火土金玉珠宝翠青蓝紫红白墨丹彩锦绣织绘画书琴棋诗歌',
  ...'鹏鸿雁鹤凤麟虎豹狮象马牛羊鱼蝶蜂燕鹰翔飞腾跃奔驰行越超卓越尊贵富豪邦国家园庭院楼阁亭台轩堂馆舍居邻里坊街巷港湾滩岛峰岭峡泉溪',
]
const trades = ['置业', '地产', '商业', '酒店', '医疗', '物流']

export type CardClient = { id: string; short: string; ownerOpenId: string; grantedOpenId: string }

/** Shares of the large company's book: the small company is its first clients, so both look up the same kind of names. */
function brands(count: number): string[] {
  const chars = [...new Set(brandChars)]
  const pairs = chars.flatMap((a) => chars.filter((b) => b !== a).map((b) => `${a}${b}`))
  // A step that shares no factor with the length walks every pair once, in no order a look-up could profit from.
  const step = pairs.length % 7919 === 0 ? 7907 : 7919
  return Array.from({ length: count }, (_, n) => pairs[(n * step) % pairs.length] ?? '')
}

/**
 * 50 salespeople and `count` clients, each with the same around it: two names, three figures, three contacts, a grant,
 * twenty visits, three next steps and twenty lines of the access log; one in ten belongs to a group of ten.
 */
export async function seedCards(database: Company, vault: Vault, count: number): Promise<CardClient[]> {
  const { db } = database
  // Everything written here refers to what was written before: no need to have each reference looked up.
  await db.execute(sql`set session_replication_role = replica`)
  const now = Date.now()
  const daysAgo = (days: number) => new Date(now - days * 86_400_000)
  const dayAgo = (days: number) => daysAgo(days).toISOString().slice(0, 10)
  const createdAt = daysAgo(900)
  async function insert<T extends PgTable>(table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
    for (let from = 0; from < rows.length; from += 4000)
      await insertMany(db, table, rows.slice(from, from + 4000))
  }

  const staff = Array.from({ length: 50 }, (_, n) => ({
    id: ids.mint('person', createdAt),
    openId: `ou_${String(n).padStart(32, '0')}`,
    name: `销售${n}`,
    roles: ['sales'],
    state: 'active',
    ndaVersion: 1,
    createdAt,
  }))
  await insert(people, staff)
  const someone = (n: number) => staff[n % staff.length] ?? { id: '', openId: '' }

  const book = brands(count).map((brand, n) => ({
    id: ids.mint('client', createdAt),
    short: brand,
    legal: `杭州${brand}${trades[n % trades.length]}有限公司`,
    owner: someone(n),
    other: someone(n + 17),
  }))
  const profile = JSON.stringify({
    business: '住宅与商业开发',
    organisation: '总部加三个区域',
    plan: '明年两个新盘',
  })
  await insert(
    clients,
    book.map(({ id, legal, owner }, n) => ({
      id,
      name: legal,
      type: 'developer',
      city: '杭州',
      ownerId: owner.id,
      profile: vault.seal(placeOf(clients.profile, id), profile),
      groupId: n % 100 > 0 && n % 100 < 10 ? (book[n - (n % 100)]?.id ?? null) : null,
      tier: n % 5 === 0 ? 'important' : 'general',
      tierSince: dayAgo(100),
      createdAt,
    })),
  )
  await insert(
    clientNames,
    book.flatMap(({ id, legal, short }) => [
      { clientId: id, name: legal, kind: 'legal', ...nameKeys(legal) },
      { clientId: id, name: short, kind: 'alias', ...nameKeys(short) },
    ]),
  )
  await insert(
    clientFigures,
    book.flatMap(({ id, owner }, n) =>
      (['contract', 'project_investment', 'forecast_3y'] as const).map((kind, k) => ({
        id: ids.mint('figure', createdAt),
        clientId: id,
        kind,
        yuan: 1_000_000 + (n % 97) * 10_000,
        onDay: dayAgo(30 + k * 60),
        label: `HT-${n}-${k}`,
        recordedBy: owner.id,
        recordedAt: daysAgo(30),
      })),
    ),
  )
  await insert(
    contacts,
    book.flatMap(({ id: clientId, owner }, n) =>
      ['decision_maker', 'contact_person', 'technical'].map((role, k) => {
        const id = ids.mint('contact', createdAt)
        return {
          id,
          clientId,
          role,
          name: vault.seal(placeOf(contacts.name, id), `王${n}`),
          title: vault.seal(placeOf(contacts.title, id), '工程部经理'),
          phone: vault.seal(placeOf(contacts.phone, id), `138${String(n * 3 + k).padStart(8, '0')}`),
          nameIndex: vault.blind('contact name', `王${n}`),
          status: 'consented',
          createdBy: owner.id,
          createdAt,
        }
      }),
    ),
  )
  await insert(
    grants,
    book.map(({ id, other }) => ({
      id: ids.mint('grant', createdAt),
      clientId: id,
      personId: other.id,
      fromAt: daysAgo(5),
      until: daysAgo(-25),
    })),
  )
  const body = JSON.stringify({
    people: ['王总'],
    said: '聊了二期样板间的交付标准和下半年的开工计划',
    amounts: [],
  })
  const kinds = ['face_to_face', 'phone', 'face_to_face', 'wechat'] as const
  for (let from = 0; from < book.length; from += 200) {
    await insert(
      visits,
      book.slice(from, from + 200).flatMap(({ id: clientId, owner }, n) =>
        Array.from({ length: 20 }, (_, k) => {
          const at = daysAgo(k * 12 + (n % 11) + 1)
          const id = ids.mint('visit', at)
          return {
            id,
            clientId,
            personId: owner.id,
            kind: kinds[k % kinds.length] ?? 'phone',
            at,
            precision: 'exact',
            body: vault.seal(placeOf(visits.body, id), body),
            savedAt: at,
          }
        }),
      ),
    )
  }
  await insert(
    actionItems,
    book.flatMap(({ id: clientId, owner }) =>
      ['open', 'open', 'done'].map((status, k) => {
        const id = ids.mint('action_item', createdAt)
        return {
          id,
          clientId,
          ownerId: owner.id,
          authorId: owner.id,
          body: vault.seal(placeOf(actionItems.body, id), '周五前发报价'),
          due: dayAgo(-3 - k),
          status,
          createdAt: daysAgo(3),
        }
      }),
    ),
  )
  await db.execute(sql`
    insert into ${accessLog} (id, at, actor, entity, entity_id, client_id, fields, purpose)
    select replace(id, 'vis_', 'acc_'), at, person_id, 'visits', id, client_id, '{body}', 'client card' from ${visits}`)
  await db.execute(sql`vacuum analyze`)
  return book.map(({ id, short, owner, other }) => ({
    id,
    short,
    ownerOpenId: owner.openId,
    grantedOpenId: other.openId,
  }))
}
