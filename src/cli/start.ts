import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { FriendlyError } from '../friendly-error.ts'
import { createLog, processRoles, runBot } from '../runtime.ts'
import { closeOnSignal } from './signals.ts'

/** `npm start -- --role all|web|worker`: the bot against a real Lark. */
export async function start(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { role: { type: 'string', default: 'all' } } })
  const role = processRoles.find((one) => one === values.role)
  if (!role)
    throw new FriendlyError(`--role must be one of ${processRoles.join(', ')}, not "${values.role}".`)
  const config = readConfig()
  const log = createLog(config)
  const running = await runBot(config, { role, log })
  closeOnSignal(log, running.close)
  log.info(
    { role, size: config.storage.size, url: running.url, connection: config.lark.connection },
    'keqing is up',
  )
  if (running.adminCode)
    process.stdout.write(
      `\nNobody is admin yet. Send this to the bot in Feishu:  /认领管理员 ${running.adminCode}\n\n`,
    )
}
