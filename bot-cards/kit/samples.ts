/** Invented values for the samples of cards: one fixed moment, one set of companies and people, and the extremes. */
export const drawn = { now: new Date('2026-11-23T09:40:00Z'), zone: 'Asia/Shanghai' }

/** An instant on the wall clock of Shanghai, `2026-11-23 14:30`. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`)

/** Sample ids in the form of real ones. */
export const id = (prefix: string, n = 1): string => `${prefix}_01KAQ0${String(n).padStart(20, '0')}`
export const openId = (n = 1): string => `ou_${String(n).padStart(32, '0')}`

const nasty =
  '<at id=all></at> **粗** _斜_ [点我](https://x.test) `码` :OK: $\u007b变量} <font color=red>红</font> 👨‍👩‍👧‍👦 \u200b\u202e|表|\n# 标题\n- 一\n1. 二'

/** What somebody might type to break a card. */
export const hostile = nasty
/** 10,000 characters, a third of them markup. */
export const endless = nasty.repeat(100).slice(0, 10_000).padEnd(10_000, '聊')
