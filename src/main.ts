import { FriendlyError } from './friendly-error.ts'

/** The command line. Each command is loaded only when asked for: `start` never loads the sandbox. */
const commands: Record<string, () => Promise<(args: string[]) => Promise<void>>> = {
  start: async () => (await import('./cli/start.ts')).start,
  demo: async () => (await import('./cli/demo.ts')).demo,
  migrate: async () => (await import('./cli/migrate.ts')).migrateCommand,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
  policy: async () => (await import('./cli/policy.ts')).policyCommand,
  workdays: async () => (await import('./cli/workdays.ts')).workdaysCommand,
  'rotate-key': async () => (await import('./cli/rotate-key.ts')).rotateKey,
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  process.stderr.write(`keqing: no such command "${name}". There are: ${Object.keys(commands).join(', ')}\n`)
  process.exit(2)
}
try {
  const run = await command()
  await run(args)
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const text = error instanceof FriendlyError ? error.message : stack
  process.stderr.write(`${text}\n`)
  process.exit(1)
}
