import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { narrow, openBrowser, openPage, phone, wide } from './browser.ts'
import { type FakePlatform, startFakePlatform } from './fake-platform.ts'

let browser: Browser
let platform: FakePlatform
beforeAll(async () => {
  platform = await startFakePlatform()
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await platform.close()
})

/** Opens the page, runs the story, and demands that the browser found nothing to complain about. */
async function look(query: string, story: (page: Page) => Promise<void>, viewport = wide): Promise<void> {
  const opened = await openPage(browser, `${platform.url}/?${query}`, viewport)
  try {
    await opened.page.getByRole('log').waitFor()
    await story(opened.page)
    expect(opened.problems).toEqual([])
  } finally {
    await opened.close()
  }
}
const asked = (path: string) => platform.asked.filter((each) => each.path === path).map((each) => each.body)
const box = (page: Page) => page.locator('#message-box')

describe('a chat', () => {
  test(
    'opens at its newest message and tells the platform that the bot’s chat was entered',
    () =>
      look('as=ou_zhang', async (page) => {
        await page.getByRole('button', { name: '确认', exact: true }).waitFor()
        await expect.poll(() => asked('enter')).toContainEqual({ as: 'ou_zhang', chatId: 'oc_p2p_ou_zhang' })
        const below = await page
          .getByRole('log')
          .evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight)
        expect(below).toBeLessThan(5)
      }),
    30_000,
  )

  test(
    'a command is chosen with arrow keys and sent with Enter',
    () =>
      look('as=ou_li', async (page) => {
        await box(page).pressSequentially('/')
        await page.getByRole('option', { name: /visit/ }).waitFor()
        await box(page).press('ArrowDown')
        await box(page).press('ArrowUp')
        await box(page).press('Enter')
        expect(await box(page).inputValue()).toBe('/visit ')
        await box(page).pressSequentially('万川')
        await box(page).press('Enter')
        await page.getByText('/visit 万川').waitFor()
        await page.getByRole('button', { name: '保存' }).waitFor()
        expect(asked('send').at(-1)).toEqual({ as: 'ou_li', chatId: 'oc_p2p_ou_li', text: '/visit 万川' })
      }),
    30_000,
  )

  test(
    'in a group the bot is mentioned by choosing it behind an @',
    () =>
      look('as=ou_zhang&chat=oc_after', async (page) => {
        await box(page).pressSequentially('@客')
        await page.getByRole('option', { name: /客情管家/ }).click()
        await box(page).pressSequentially('你好')
        await page.getByRole('button', { name: '发送' }).click()
        await expect
          .poll(() => asked('send').at(-1))
          .toEqual({
            as: 'ou_zhang',
            chatId: 'oc_after',
            text: '@客情管家 你好',
            mentions: [{ openId: 'bot', name: '客情管家' }],
          })
      }),
    30_000,
  )

  test(
    'a thread stands under the message it began with and is answered there',
    () =>
      look('as=ou_zhang&chat=oc_after', async (page) => {
        const thread = page.getByRole('region', { name: '话题' })
        await thread.getByText('辛苦了，客户怎么说？').waitFor()
        await thread.getByRole('button', { name: '回复话题' }).click()
        await box(page).fill('都好')
        await box(page).press('Enter')
        await thread.getByText('都好').waitFor()
        expect(asked('send').at(-1)).toMatchObject({ text: '都好', parentId: 'om_13' })
      }),
    30_000,
  )

  test(
    'one’s own message can be recalled with the keyboard',
    () =>
      look('as=ou_zhao', async (page) => {
        await box(page).fill('发错了')
        await box(page).press('Enter')
        const mine = page.getByRole('article').filter({ hasText: '发错了' })
        await mine.getByRole('button', { name: '消息操作' }).press('Enter')
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        await page.getByText('你撤回了一条消息').waitFor()
        expect(await page.getByText('发错了').count()).toBe(0)
      }),
    30_000,
  )

  test(
    'a photo, a file and a recording go out as what they are',
    () =>
      look('as=ou_lin', async (page) => {
        for (const [label, name, mimeType] of [
          ['图片', 'site.png', 'image/png'],
          ['文件', 'quote.pdf', 'application/pdf'],
          ['语音', 'memo.ogg', 'audio/ogg'],
        ] as const) {
          await page.getByRole('button', { name: '添加附件' }).click()
          await page
            .getByLabel(label, { exact: true })
            .setInputFiles({ name, mimeType, buffer: Buffer.from('bytes') })
          await expect.poll(() => asked('upload').at(-1)).toMatchObject({ name, size: 5 })
        }
        expect(asked('upload').map((each) => (each as { kind: string }).kind)).toEqual([
          'image',
          'file',
          'audio',
        ])
        await page.getByText('quote.pdf').waitFor()
      }),
    30_000,
  )

  test(
    'the bot’s menu and a message that comes by itself appear at once, and count as unread elsewhere',
    () =>
      look('as=ou_zhang&chat=oc_after', async (page) => {
        platform.post({ chatId: 'oc_after', msgType: 'text', content: { text: '刚刚收到' } })
        await page.getByText('刚刚收到').first().waitFor()
        await page.getByRole('button', { name: /^客情管家/ }).click()
        await page.getByRole('button', { name: '我的', exact: true }).click()
        await expect.poll(() => asked('menu').at(-1)).toEqual({ as: 'ou_zhang', eventKey: 'mine' })
      }),
    30_000,
  )
})

describe('the tools', () => {
  test(
    'the clock moves to nine tomorrow',
    () =>
      look('as=ou_admin', async (page) => {
        await page.getByRole('button', { name: '明天 9:00' }).click()
        await expect
          .poll(() => asked('clock').at(-1))
          .toEqual({ to: Date.UTC(2026, 10, 24, 1, 0), along: true })
        await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/^09:00/)
      }),
    30_000,
  )

  test(
    'the bot sleeps through the weekend; a line of what was sent then shows that person’s phone',
    () =>
      look('as=ou_admin', async (page) => {
        await page.getByRole('button', { name: '过完周末再开机' }).click()
        await expect.poll(() => asked('clock').at(-1)).toMatchObject({ along: false })
        await page.getByRole('button', { name: '今天要跟进的客户' }).click()
        await expect.poll(() => new URL(page.url()).searchParams.get('as')).toBe('ou_zhang')
      }),
    30_000,
  )

  test(
    'a fault is switched on and off again',
    () =>
      look('as=ou_admin&tab=faults', async (page) => {
        await page.getByLabel('现象').selectOption('hang')
        await page.getByLabel('次数').fill('2')
        await page.getByRole('button', { name: '打开故障' }).click()
        await expect
          .poll(() => asked('faults').at(-1))
          .toEqual([{ api: 'im/v1/messages', kind: 'hang', times: 2 }])
        await page.getByRole('button', { name: '关闭这个故障 im/v1/messages' }).click()
        await expect.poll(() => asked('faults').at(-1)).toEqual([])
        await page.getByLabel('每个事件投递两次').check()
        await expect
          .poll(() => asked('delivery').at(-1))
          .toEqual({ duplicate: true, delayMs: 0, shuffle: false })
      }),
    30_000,
  )

  test(
    'the JSON of the chosen card is shown',
    () =>
      look('as=ou_zhang', async (page) => {
        const form = page.locator('[data-message="om_8"]')
        await form.hover()
        await form.getByRole('button', { name: '消息操作' }).click()
        await page.getByRole('menuitem', { name: '查看 JSON' }).click()
        await page.getByRole('tabpanel').getByText('"multi_select_static"').waitFor()
        await page.getByRole('tabpanel').getByText('om_8').waitFor()
      }),
    30_000,
  )

  test(
    'person, language and theme are kept in the address',
    () =>
      look('as=ou_zhang&theme=light', async (page) => {
        await page.getByRole('button', { name: 'Switch to English' }).click()
        await page.getByRole('button', { name: 'Switch to dark' }).click()
        await page.getByRole('button', { name: /Lin Shan/ }).click()
        await expect.poll(() => page.url()).toMatch(/as=ou_lin&chat=oc_p2p_ou_lin&lang=en&theme=dark/)
        const dark = await page.evaluate(
          () => getComputedStyle(document.querySelector('.phone-screen') ?? document.body).backgroundColor,
        )
        expect(dark).toBe('rgb(26, 26, 26)')
      }),
    30_000,
  )
})

describe('narrow screens', () => {
  test.each([
    ['a chat on 360 px', 'as=ou_zhang', narrow],
    ['a group on 360 px', 'as=ou_zhang&chat=oc_after&lang=en', narrow],
    ['a chat on 375 px', 'as=ou_zhang&lang=en', phone],
  ])(
    '%s does not scroll sideways',
    (_, query, viewport) =>
      look(
        query,
        async (page) => {
          await page.waitForTimeout(400)
          const wideParts = await page.evaluate(
            () =>
              [document.documentElement, ...document.querySelectorAll('.messages, .card-body')].filter(
                (each) => each.scrollWidth > each.clientWidth,
              ).length,
          )
          expect(wideParts).toBe(0)
        },
        viewport,
      ),
    30_000,
  )

  test(
    'people and chats open as a drawer, close with Escape, and give the focus back',
    () =>
      look(
        'as=ou_zhang',
        async (page) => {
          const opener = page.getByRole('button', { name: '会话', exact: true })
          await opener.click()
          await page.getByRole('button', { name: /林珊/ }).waitFor()
          await page.keyboard.press('Escape')
          await page.getByRole('button', { name: /林珊/ }).waitFor({ state: 'hidden' })
          expect(await opener.evaluate((each) => each === document.activeElement)).toBe(true)
        },
        narrow,
      ),
    30_000,
  )
})
