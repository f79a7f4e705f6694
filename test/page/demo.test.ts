import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liMing } from '../../src/demo/company.ts'
import { pageApp } from '../../src/sandbox/page-assets.ts'
import { openWorld, type World } from '../story/world.ts'
import { narrow, openBrowser, openPage, phone } from './browser.ts'

describe('a newcomer in the demo, in a real browser with the real bot', () => {
  let world: World
  let browser: Browser
  beforeAll(async () => {
    world = await openWorld('embedded', { sandbox: { staticPage: await pageApp() } })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await world.close()
  })

  const chatOf = (lang: 'zh' | 'en') => `${world.sandbox.url}/?as=${liMing}&lang=${lang}`

  it('is greeted, says one sentence, confirms with one tap and sees the visit saved', async () => {
    const { page, problems, close } = await openPage(browser, chatOf('zh'), phone)
    await page.getByText('你好，李明').waitFor()
    const box = page.getByRole('textbox').last()
    await box.fill('万川 王总 今天上午 面谈 聊了二期样板间，周五前发报价')
    await box.press('Enter')
    await page.getByText('这样记，对吗？').waitFor()
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('记好了，万川').first().waitFor()
    await page.getByRole('button', { name: /撤销/ }).waitFor()
    expect(problems).toEqual([])
    await close()
  })

  it('reads the same card in English, and nothing sticks out on a narrow screen', async () => {
    const { page, problems, close } = await openPage(browser, chatOf('en'), narrow)
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor()
    expect(await page.getByText('记好了').count()).toBe(0)
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(tooWide).toBe(false)
    expect(problems).toEqual([])
    await close()
  })

  it('fills in the form of /拜访 and is told beside the field what is missing', async () => {
    const { page, close } = await openPage(browser, chatOf('zh'), phone)
    const box = page.getByRole('textbox').last()
    await box.fill('/拜访')
    await box.press('Escape')
    await box.press('Enter')
    const card = page.locator('[data-message]').last()
    await card.getByText('聊了什么').first().waitFor()
    await card.getByRole('button', { name: '记下' }).click()
    await page.waitForTimeout(200)
    expect(await page.getByText('记好了').count()).toBe(1)
    await close()
  })
})
