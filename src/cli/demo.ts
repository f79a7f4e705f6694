import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { galleryCards } from '../../bot-cards/gallery.ts'
import { lookAtDue } from '../areas/duties/index.ts'
import { areas } from '../areas.ts'
import { commandsOf } from '../bot/route.ts'
import { readDemoConfig } from '../config.ts'
import { company } from '../demo/company.ts'
import { seedHandover } from '../demo/handover.ts'
import { moments, onTheWay } from '../demo/moments.ts'
import { seedPlans } from '../demo/plans.ts'
import { seed } from '../demo/seed.ts'
import { shiftableClock, systemClock } from '../kernel/clock.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { drain } from '../outbox/relay.ts'
import { closers, createLog, type Running, runBot } from '../runtime.ts'
import { checkCard } from '../sandbox/card-schema/index.ts'
import { pageApp } from '../sandbox/page-assets.ts'
import { startSandbox } from '../sandbox/sandbox.ts'
import { tick } from '../tick.ts'
import { closeOnSignal } from './signals.ts'

/** Secrets of a platform that exists on this machine only. */
const app = {
  appId: 'cli_a1b2c3d4e5f60718',
  appSecret: 'demo-secret',
  encryptKey: 'demo-encrypt-key',
  verificationToken: 'demo-verification-token',
}

/** `npm run demo`: the bot on the embedded database, against the fake platform, with a company that feels real. */
export async function demo(): Promise<void> {
  const base = readDemoConfig()
  const dataDir = join(base.dataDir, 'demo')
  await rm(dataDir, { recursive: true, force: true })
  const log = createLog(base)
  const clock = shiftableClock(workingMoment(base.zone))
  const open = closers()
  const commands = commandsOf(areas)
  let bot: Running | undefined
  const platform = await startSandbox({
    onClock: (to) => bot && looks(bot, to),
    onTheWay: async (from, to) => (bot ? onTheWay(bot.deps, from, to) : []),
    moments: async (now) => (bot ? moments(bot.deps, now) : []),
    port: base.port,
    groupMessages: 'all',
    host: base.host,
    clock,
    app,
    company,
    staticPage: await pageApp(),
    gallery: () =>
      galleryCards().flatMap(({ name, samples }) =>
        samples.map(({ name: sample, json }) => ({
          card: name,
          sample,
          json,
          problems: checkCard(json).map((problem) => problem.message),
        })),
      ),
    commands: commands.map(({ name, help }) => ({ command: name, ...help })),
    menu: ['visit', 'mine', 'client', 'help'].flatMap((name) => {
      const command = commands.find((one) => one.name === name)
      return command ? [{ eventKey: name, zh: command.zh, en: command.name }] : []
    }),
  })
  open.push(platform.close)
  const running = await runBot(
    {
      ...base,
      port: 0,
      storage: { size: 'embedded' },
      dataDir,
      lark: { ...app, domain: platform.url, connection: 'webhook', maxEventAgeSeconds: 300 },
    },
    { clock, log },
  )
  open.push(running.close)
  await seed(running.deps, { longTiered: true })
  await seedHandover(running.deps)
  await seedPlans(running.deps)
  bot = running
  await inSomeTries(() => platform.setEventUrl(`${running.url}/lark/events`))
  closeOnSignal(log, open.closeAll)
  process.stdout.write(
    `\n  客情管家 keqing · demo\n\n  打开 / open   ${platform.url}\n\n  Ctrl-C 结束 / stops it\n\n`,
  )
}

/** Whoever moves the clock wants to see what comes due at once, not up to a quarter of a minute later. */
async function looks({ deps }: Running, at: Date): Promise<void> {
  await lookAtDue(deps, at)
  await tick(deps, areas, at)
  await drain(deps)
}

/** The demo begins within working hours, so that 今天上午 and 今天下午 have both been: now, or else today at 17:40. */
function workingMoment(zone: string): Date {
  const now = systemClock.now()
  const today = dayOf(now, zone)
  const began = instantOf(today, '14:00', zone)
  const ends = instantOf(today, '19:00', zone)
  return now >= began && now < ends ? now : instantOf(today, '17:40', zone)
}

/** The platform gives the address check one second, which a machine still busy with starting may miss. */
async function inSomeTries(check: () => Promise<void>, tries = 10): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (tries <= 1) throw error
    await inSomeTries(check, tries - 1)
  }
}
