import type { Bilingual } from './text.ts'

/** Yuan to the last one, for amounts that decide something: 3,200 万, 1.5 亿, 14,999.9999 万, 800 元. */
export function exactYuan(yuan: number): Bilingual {
  const en = `¥${yuan.toLocaleString('en-US')}`
  if (yuan >= 100_000_000 && yuan % 1_000_000 === 0) return { zh: `${yuan / 100_000_000} 亿`, en }
  if (yuan < 10_000) return { zh: `${yuan.toLocaleString('en-US')} 元`, en }
  return { zh: `${(yuan / 10_000).toLocaleString('en-US', { maximumFractionDigits: 4 })} 万`, en }
}
