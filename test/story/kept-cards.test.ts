import { afterAll, beforeAll, expect, it } from 'vitest'
import { same } from '../../bot-cards/kit/text.ts'
import { noticeCard } from '../../bot-cards/system/notice.ts'
import { tellKept } from '../../src/areas/approvals/index.ts'
import { liMing } from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('embedded')
})
afterAll(() => world.close())

const dayMs = 86_400_000

it('a card kept up to date gives way to a new one after the policy’s days, says so and has no buttons any more', async () => {
  const since = world.clock.now()
  const title = same('一件常看的事')
  const tells = async (text: string, days: number) => {
    const at = new Date(since.getTime() + days * dayMs)
    world.clock.set(at)
    const { deps } = world.running
    const card = noticeCard.render({ tone: 'info', title, text: same(text) })
    await deps.db.transaction((tx) =>
      tellKept({ deps, tx, at, cause: 'test' }, liMing, { name: 'kept:test', since, title }, card),
    )
    deps.queue.poke('outbox')
    await world.idle()
    return world.cards(liMing).filter((one) => one.zh.includes(title.zh))
  }
  expect(await tells('头一天', 0)).toHaveLength(1)
  const [still] = await tells('第三天', 3)
  expect(still?.zh).toContain('第三天')
  const [old, fresh, ...others] = await tells('第十二天', 12)
  expect(old?.zh).toContain('最新的那张在下面')
  expect(old?.buttons).toEqual([])
  expect(fresh?.zh).toContain('第十二天')
  expect(others).toEqual([])
})
