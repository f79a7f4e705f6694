import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { type FakePlatform, startFakePlatform } from './fake-platform.ts'
import { sampleCards } from './sample-cards.ts'

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

describe('the gallery', () => {
  test.each([
    ['zh', 'light', 375],
    ['en', 'dark', 360],
  ])(
    'draws every sample in %s, %s, %i px wide, with nothing unknown and nothing sticking out',
    async (lang, theme, width) => {
      const { page, problems, close } = await openPage(
        browser,
        `${platform.url}/?gallery=1&lang=${lang}&theme=${theme}`,
        { width, height: 900 },
      )
      await page.locator('.sample').first().waitFor()
      expect(await page.locator('.sample .card').count()).toBe(sampleCards.length)
      expect(await page.locator('.card .card-unknown').filter({ hasNotText: '图表' }).count()).toBe(0)
      await page.locator('[data-drawn="true"]').nth(1).waitFor()
      const sticking = await page.evaluate(
        () =>
          [...document.querySelectorAll('.card-body')].filter((body) => {
            const edge = body.getBoundingClientRect().right + 0.5
            return [...body.querySelectorAll('*')].some(
              (each) =>
                each.closest('.table-scroll, .md-table, .card-chart, pre, .sr-only') === null &&
                each.getBoundingClientRect().right > edge,
            )
          }).length,
      )
      expect(sticking).toBe(0)
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        ),
      ).toBe(false)
      expect(problems).toEqual([])
      await close()
    },
    60_000,
  )

  test('shows one card alone, filters by name, lists problems, and sends nothing when pressed', async () => {
    const { page, close } = await openPage(browser, `${platform.url}/?gallery=1&card=people&lang=zh`)
    await page.getByText('body.elements[4]: img_key unknown').waitFor()
    expect(await page.locator('.sample').count()).toBe(1)
    await page.getByLabel('约二期样板间验收').check()
    await page.getByText(/样例不会发送/).waitFor()
    expect(platform.asked.filter((each) => each.path === 'press')).toEqual([])
    await page.getByRole('button', { name: '卡片画廊' }).click()
    await page.getByRole('searchbox', { name: '筛选卡片' }).fill('draft')
    await expect.poll(() => page.locator('.sample').count()).toBe(1)
    await close()
  }, 30_000)
})

describe('the assets', () => {
  test('the page forbids everything from elsewhere and anything inline that runs', async () => {
    const answer = await fetch(platform.url)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(await answer.text()).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
  })
  test('an unchanged script is not sent twice', async () => {
    const first = await fetch(`${platform.url}/page.js`)
    const again = await fetch(`${platform.url}/page.js`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })
  test('the chart library is fetched only when a card has a chart', async () => {
    const { page, close } = await openPage(browser, 'about:blank')
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await page.goto(`${platform.url}/?gallery=1&card=draft`)
    await page.locator('.sample .card').waitFor()
    expect(fetched).not.toContain('/vchart.js')
    await page.goto(`${platform.url}/?gallery=1&card=numbers`)
    await page.locator('[data-drawn="true"]').first().waitFor()
    expect(fetched).toContain('/vchart.js')
    await close()
  }, 30_000)
})
