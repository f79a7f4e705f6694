import { chromium } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: flags })
const ou = (n) => `ou_${String(n).repeat(32).slice(0, 32)}`
const base = 'http://127.0.0.1:4107'
const open = async (q, h = 1400) => {
  const c = await b.newContext({ viewport: { width: 390, height: h }, locale: 'zh-CN', deviceScaleFactor: 1 })
  const p = await c.newPage()
  await p.goto(base + q)
  await p.waitForTimeout(1800)
  return p
}
for (const lang of ['zh', 'en']) {
  const g = await open(`/?gallery=1&lang=${lang}`)
  await g.locator('.sample').first().waitFor({ timeout: 60000 })
  await g.waitForTimeout(2500)
  const k = 0
  for (const name of ['list', 'item', 'progress', 'late']) {
    const sec = g.locator(`section[aria-label="review/${name}"]`)
    const h = await sec.evaluate((e) => e.scrollWidth)
    await g.setViewportSize({ width: Math.max(390, Math.min(h, 390 * 7)), height: 1400 })
    await sec.screenshot({ path: `/tmp/review-shots/g-${lang}-${name}.png` })
  }
  console.log(lang)
}
for (const [name, n] of [
  ['li', 1],
  ['zhou', 2],
  ['wang', 4],
  ['sun', 7],
  ['zheng', 6],
]) {
  const p = await open(`/?as=${ou(n)}&lang=zh`, 2600)
  await p.screenshot({ path: `/tmp/review-shots/d-${name}.png` })
}
await b.close()
