import { clientNames, clients } from '../../drizzle/schema/clients.ts'
import { people } from '../../drizzle/schema/people.ts'
import type { Company } from '../../src/db/open.ts'
import { ids } from '../../src/kernel/ids.ts'
import { nameKeys } from '../../src/kernel/text/match-names.ts'

const surnames = '万龙华银永临三鹿云泊星嘉海江山河林松竹梅兰菊荷莲桂枫柏杉榆槐'
const seconds = '川澜岳禾湖院鸣谷岸桥木天城州东西南北中远达兴盛隆昌荣华瑞祥泰'

/** 50 salespeople and 500 clients with two names each: enough that a look-up has something to choose from. */
export async function seedBench(database: Company): Promise<string[]> {
  const at = new Date('2026-01-05T09:00:00+08:00')
  const staff = Array.from({ length: 50 }, (_, n) => ({
    id: ids.mint('person', at),
    openId: `ou_${String(n).padStart(32, '0')}`,
    name: `销售${n}`,
    roles: ['sales'],
    state: 'active',
    ndaVersion: 1,
    createdAt: at,
  }))
  await database.db.insert(people).values(staff)
  const names = [...surnames].flatMap((a) => [...seconds].map((b) => `${a}${b}`)).slice(0, 500)
  const book = names.map((short, n) => ({
    short,
    id: ids.mint('client', at),
    ownerId: staff[n % staff.length]?.id ?? '',
  }))
  await database.db.insert(clients).values(
    book.map(({ short, id, ownerId }) => ({
      id,
      name: `${short}置业有限公司`,
      type: 'developer',
      city: '杭州',
      ownerId,
      createdAt: at,
    })),
  )
  await database.db.insert(clientNames).values(
    book.flatMap(({ short, id }) => [
      { clientId: id, name: `${short}置业有限公司`, kind: 'legal', ...nameKeys(`${short}置业有限公司`) },
      { clientId: id, name: short, kind: 'alias', ...nameKeys(short) },
    ]),
  )
  return staff.map((person) => person.openId)
}
