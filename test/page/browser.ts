import { type Browser, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the machine's chromium without a window. The caller closes it. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: inject('chromium'), headless: true, args: flags })

export const phone = { width: 375, height: 812 }
export const narrow = { width: 360, height: 740 }
export const wide = { width: 1440, height: 900 }

/** A page of its own context; what the browser complained about (script errors, refused content) is kept. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number } = wide,
  options: { colorScheme?: 'light' | 'dark' } = {},
): Promise<{ page: Page; problems: string[]; close(): Promise<void> }> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('404')) problems.push(line.text())
  })
  await page.goto(url)
  return { page, problems, close: () => context.close() }
}
