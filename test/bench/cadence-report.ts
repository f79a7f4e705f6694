import { cpus } from 'node:os'
import { keepIn } from './report.ts'

export type Measured = {
  clients: number
  rows: Record<string, number>
  /** ms: a reminder of 1,000 that are sent; a whole tick before and after that; the look at one client. */
  taken: Record<'due' | 'idle' | 'idleAfter' | 'look', number[]>
  /** What was not as it must be. */
  failed: string[]
}

const aims = { ratio: 1.3, perSecond: 2_000, tick: 20 }
const due = 1_000

const at = (list: readonly number[], share: number): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN
const median = (list: readonly number[]) => at(list, 0.5)

/** Puts the table between both READMEs' markers; answers what is not good. */
export function publishCadence(all: readonly Measured[]): string[] {
  keepIn('README.md', 'bench-cadence', table(all, false))
  keepIn('README.zh-CN.md', 'bench-cadence', table(all, true))
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return ['nothing was measured']
  const ratio = (of: 'due' | 'look') => median(last.taken[of]) / median(first.taken[of])
  return [
    ...all.flatMap(({ clients, failed }) => failed.map((one) => `${clients} clients: ${one}`)),
    ...(['due', 'look'] as const)
      .filter((of) => ratio(of) > aims.ratio)
      .map((of) => `${of} × ${ratio(of).toFixed(2)}`),
    ...all
      .filter(({ taken }) => 1000 / median(taken.due) < aims.perSecond)
      .map(({ clients, taken }) => `${clients} clients: ${Math.round(1000 / median(taken.due))} reminders/s`),
    ...(['idle', 'idleAfter'] as const)
      .filter((of) => median(last.taken[of]) > aims.tick)
      .map((of) => `${of}: a tick takes ${median(last.taken[of]).toFixed(1)} ms`),
  ]
}

function table(all: readonly Measured[], zh: boolean): string {
  const number = (n: number) => n.toLocaleString('en')
  const row = (what: string, of: (one: Measured) => string, ratio: string, aim: string) =>
    `| ${[what, ...all.map(of), ratio, aim].join(' | ')} |`
  const ratio = (of: keyof Measured['taken']) => {
    const [first, last] = [all[0], all.at(-1)]
    return first && last ? (median(last.taken[of]) / median(first.taken[of])).toFixed(2) : ''
  }
  const both = (of: keyof Measured['taken']) => (one: Measured) =>
    `${median(one.taken[of]).toFixed(1)} / ${at(one.taken[of], 0.95).toFixed(1)}`
  const sizes = all.map(({ clients }) => (zh ? `${number(clients)} 家` : number(clients)))
  const rows = [
    row(
      zh ? '每条到期提醒，毫秒' : 'a reminder that is due, ms',
      ({ taken }) => median(taken.due).toFixed(3),
      ratio('due'),
      `≤ ${aims.ratio} ×`,
    ),
    row(
      zh ? '每秒写进发件箱的提醒' : 'reminders/s into the outbox',
      ({ taken }) => number(Math.round(1000 / median(taken.due))),
      '',
      `≥ ${number(aims.perSecond)}`,
    ),
    row(
      zh ? '没有到期的一整轮，毫秒：p50 / p95' : 'a tick with nothing due, ms: p50 / p95',
      both('idle'),
      ratio('idle'),
      `≤ ${aims.tick} ms`,
    ),
    row(
      zh ? `同上，当天已发 ${number(due)} 条` : `the same after ${number(due)} were sent that day`,
      both('idleAfter'),
      ratio('idleAfter'),
      `≤ ${aims.tick} ms`,
    ),
    row(
      zh
        ? '确认一次拜访后重算这一家，毫秒：p50 / p95'
        : 'the look at the one client of a visit, ms: p50 / p95',
      both('look'),
      ratio('look'),
      `≤ ${aims.ratio} ×`,
    ),
  ]
  const largest = all.at(-1)
  const filled = (table: string) => number(largest?.rows[table] ?? 0)
  const about = zh
    ? `${number(due)} 条提醒发给 200 位同事（每人一张卡），三家公司同一次运行里轮流来，取多轮的中位数；“一整轮”是上班时间里所有领域的定时任务。最大一家有 ${filled('duties')} 条应做事项、${filled('reminders')} 条提醒、${filled('visits')} 次拜访、${filled('plan_items')} 条计划、${filled('contacts')} 位联系人，灌完数据跑过 vacuum analyze。${cpus().length} 核，PostgreSQL 开着 fsync，在同一台机器上。`
    : `${number(due)} reminders to 200 colleagues, a card each; the three companies turn by turn in one run, medians of several rounds. A tick is that of every area, during working hours. The largest company holds ${filled('duties')} duties, ${filled('reminders')} reminders, ${filled('visits')} visits, ${filled('plan_items')} plans and ${filled('contacts')} contacts; vacuum analyze ran after filling. ${cpus().length} cores, PostgreSQL with fsync on the same machine.`
  return [
    `| ${[zh ? '客户数' : 'clients', ...sizes, zh ? '最大 / 最小' : 'largest / smallest', zh ? '目标' : 'aim'].join(' | ')} |`,
    `|---|${all.map(() => '--:|').join('')}--:|---|`,
    ...rows,
    '',
    about,
    '',
  ].join('\n')
}
