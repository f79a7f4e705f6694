import { chromium } from 'playwright-core'
const flags = ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run']
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: flags })
const ou = (n) => `ou_${String(n).repeat(32).slice(0,32)}`
const base = 'http://127.0.0.1:4107'
const open = async (q, h=1400) => { const c = await b.newContext({ viewport: { width: 390, height: h }, locale: 'zh-CN', deviceScaleFactor: 1 }); const p = await c.newPage(); await p.goto(base+q); await p.waitForTimeout(1800); return p }
for (const lang of ['zh','en']) {
  const g = await open(`/?gallery=1&lang=${lang}`)
  const samples = g.locator('.sample')
  const n = await samples.count(); const mine=[]
  for (let i=0;i<n;i++){ const t=(await samples.nth(i).innerText()).slice(0,60); if (/review\//.test(t)) mine.push(i) }
  if (!mine.length) { for (let i=0;i<Math.min(n,3);i++) console.log((await samples.nth(i).innerText()).slice(0,80)); }
  let k=0
  for (const i of mine) { await samples.nth(i).screenshot({ path: `/tmp/review-shots/g-${lang}-${String(k++).padStart(2,'0')}.png` }) }
  console.log(lang, n, mine.length)
}
for (const [name, n] of [['li',1],['zhou',2],['wang',4],['sun',7],['zheng',6]]) { const p = await open(`/?as=${ou(n)}&lang=zh`, 2600); await p.screenshot({ path: `/tmp/review-shots/d-${name}.png` }) }
await b.close()
