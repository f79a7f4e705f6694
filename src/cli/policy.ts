import { readFile, writeFile } from 'node:fs/promises'
import { zh } from '../../bot-cards/policy/words.ts'
import { audit as auditTable } from '../../drizzle/schema/bot.ts'
import { lookWhenPolicyHolds } from '../areas/duties/index.ts'
import {
  append,
  crossFaults,
  differing,
  newestVersion,
  plan,
  policyAt,
  policyFile,
  policyFileLimit,
  readPolicyFile,
  versionRows,
} from '../areas/policy/index.ts'
import { readBaseConfig } from '../config.ts'
import { FriendlyError } from '../friendly-error.ts'
import { systemClock } from '../kernel/clock.ts'
import { ids } from '../kernel/ids.ts'
import { openDatabase } from '../runtime.ts'

const usage = 'npm run policy -- export FILE | import FILE WHY'

/**
 * `npm run policy -- export FILE` writes the policy in force as one commented YAML; `import FILE WHY` makes a new
 * version of it that holds at once. Wrong lines are named and nothing is written then. Embedded: the bot must be stopped.
 */
export async function policyCommand([what, file, ...words]: string[]): Promise<void> {
  if (!file || (what !== 'export' && what !== 'import')) throw new FriendlyError(usage)
  const database = await openDatabase(readBaseConfig())
  try {
    const at = systemClock.now()
    const { db } = database
    if (what === 'export') {
      const { version, policy } = await policyAt(db, at)
      await writeFile(file, policyFile(policy, version))
      process.stdout.write(`Version ${version} is in ${file}.\n`)
      return
    }
    const why = words.join(' ').trim()
    if (why === '') throw new FriendlyError(`Say why it is changed: ${usage}`)
    const text = await readFile(file, 'utf8')
    if (text.length > policyFileLimit) throw new FriendlyError('Too big for a policy file.')
    const { values, faults } = readPolicyFile(text)
    if (faults.length > 0)
      throw new FriendlyError(
        `Nothing was changed:\n${faults.map((one) => `  line ${one.line} ${one.key}: ${one.reason.en} ${one.reason.zh}`).join('\n')}`,
      )
    const version = await db.transaction(async (tx) => {
      const [rows, base] = [await versionRows(tx), await newestVersion(tx)]
      const { policy } = await policyAt(tx, at)
      const made = plan(rows, values, at)
      const changed = differing(policy, made[0].policy)
      if (changed.length === 0) throw new FriendlyError('The file says what is in force already.')
      const broken = [...new Set(made.flatMap((one) => crossFaults(one.policy)))]
      if (broken.length > 0)
        throw new FriendlyError(`Nothing was changed: ${broken.map((one) => zh.cross[one]).join(' ')}`)
      const by = { why, createdBy: 'system', at, carried: zh.versions.carried }
      if (!(await append(tx, base, made, by)))
        throw new FriendlyError('Somebody changed the policy just now. Look again and repeat.')
      await lookWhenPolicyHolds(tx, policy, made[0])
      await tx.insert(auditTable).values({
        id: ids.mint('audit', at),
        at,
        actor: 'system',
        cause: 'cli policy import',
        action: 'policy.change',
        entity: 'policy',
        entityId: String(base + 1),
        after: { changed },
        why,
      })
      return base + 1
    })
    process.stdout.write(`Version ${version} is in force.\n`)
  } finally {
    await database.close()
  }
}
