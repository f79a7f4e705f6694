import { resolve } from 'node:path'
import { z } from 'zod'
import { FriendlyError } from './friendly-error.ts'

/**
 * The only reader of the environment. Every missing or wrong variable is named at once, in one message; values of
 * secrets never appear in it.
 */

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const text = z.preprocess(blankIsAbsent, z.string().trim().optional())

const zone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    } catch {
      return false
    }
  },
  { error: 'is not a time zone name such as Asia/Shanghai' },
)

const domain = z
  .union([z.literal('feishu'), z.literal('lark'), z.url({ protocol: /^https?$/ })], {
    error: 'must be feishu, lark or a base URL such as http://127.0.0.1:9000',
  })
  .transform((value) => value.replace(/\/+$/, ''))

const environment = z.object({
  LARK_APP_ID: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^cli_[0-9a-fA-F]{16}$/, 'must look like cli_ and 16 hex digits')
      .optional(),
  ),
  LARK_APP_SECRET: text,
  LARK_ENCRYPT_KEY: text,
  LARK_VERIFICATION_TOKEN: text,
  LARK_DOMAIN: z.preprocess(blankIsAbsent, domain.default('feishu')),
  LARK_CONNECTION: z.preprocess(blankIsAbsent, z.enum(['webhook', 'websocket']).default('webhook')),
  LARK_MAX_EVENT_AGE: z.preprocess(blankIsAbsent, z.coerce.number().int().min(10).max(86_400).default(300)),
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
  ),
  REDIS_URL: z.preprocess(
    blankIsAbsent,
    z.url({ protocol: /^rediss?$/, error: 'must be a redis:// URL' }).optional(),
  ),
  DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('./data')),
  DATA_KEY: text,
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  COMPANY_TIMEZONE: z.preprocess(blankIsAbsent, zone.default('Asia/Shanghai')),
  ADMIN_OPEN_IDS: z.preprocess(blankIsAbsent, z.string().default('')),
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
})
type Environment = z.output<typeof environment>

/** Every variable there is; the READMEs explain exactly these. */
export const variables: readonly string[] = Object.keys(environment.shape)

export type Storage =
  | { size: 'embedded'; dataKey?: string }
  | { size: 'company'; databaseUrl: string; redisUrl: string; dataKey: string }

export type LarkConfig = {
  appId: string
  appSecret: string
  domain: string
  connection: 'webhook' | 'websocket'
  encryptKey: string
  verificationToken: string
  /** How old the timestamp of a signed request may be, in seconds. A re-push carries a fresh one. */
  maxEventAgeSeconds: number
}

export type BaseConfig = {
  storage: Storage
  dataDir: string
  zone: string
  host: string
  port: number
  adminOpenIds: string[]
  logLevel: Environment['LOG_LEVEL']
}
export type Config = BaseConfig & { lark: LarkConfig }

/** All that is wrong with the environment, one line each. */
export class ConfigError extends FriendlyError {
  constructor(problems: string[], hint: string) {
    super(
      `keqing cannot start, the configuration needs a hand:\n${problems.map((p) => `  - ${p}`).join('\n')}\n${hint}`,
    )
    this.name = 'ConfigError'
  }
}

const hint =
  'Just looking? `npm run demo` needs no configuration. README.md tells how to connect a real Feishu app.'

function parse(env: NodeJS.ProcessEnv): { values: Environment | undefined; problems: string[] } {
  const result = environment.safeParse(env)
  if (result.success) return { values: result.data, problems: [] }
  return {
    values: undefined,
    problems: result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`),
  }
}

/** What is wrong with the variables of Lark, for `start` and `doctor`. Webhook mode fails closed without both secrets. */
function larkProblems(env: NodeJS.ProcessEnv): string[] {
  const problems: string[] = []
  if (!env.LARK_APP_ID) problems.push('LARK_APP_ID is missing (Feishu developer console → Credentials)')
  if (!env.LARK_APP_SECRET)
    problems.push('LARK_APP_SECRET is missing (Feishu developer console → Credentials)')
  if (env.LARK_CONNECTION !== 'websocket') {
    for (const name of ['LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN'] as const)
      if (!env[name])
        problems.push(
          `${name} is missing (console → Events & callbacks → Encryption; or set LARK_CONNECTION=websocket)`,
        )
  }
  return problems
}

function storageProblems(env: NodeJS.ProcessEnv): string[] {
  const problems: string[] = []
  if (Boolean(env.DATABASE_URL) !== Boolean(env.REDIS_URL))
    problems.push('DATABASE_URL and REDIS_URL go together: set both (company size) or neither (embedded)')
  if (env.DATABASE_URL && env.REDIS_URL && !env.DATA_KEY)
    problems.push(
      'DATA_KEY is missing: company size needs 32 bytes in base64, e.g. from `openssl rand -base64 32`',
    )
  return problems
}

function base(values: Environment): BaseConfig {
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, DATA_KEY: dataKey } = values
  return {
    storage:
      databaseUrl && redisUrl && dataKey
        ? { size: 'company', databaseUrl, redisUrl, dataKey }
        : { size: 'embedded', ...(dataKey ? { dataKey } : {}) },
    dataDir: resolve(values.DATA_DIR),
    zone: values.COMPANY_TIMEZONE,
    host: values.HOST,
    port: values.PORT,
    adminOpenIds: values.ADMIN_OPEN_IDS.split(',')
      .map((id) => id.trim())
      .filter(Boolean),
    logLevel: values.LOG_LEVEL,
  }
}

/** Storage and surroundings only, for commands that do not speak to Lark (`migrate`, `rotate-key`, `demo`). Throws `ConfigError`. */
export function readBaseConfig(env: NodeJS.ProcessEnv = process.env): BaseConfig {
  const { values, problems } = parse(env)
  const all = [...problems, ...storageProblems(env)]
  if (!values || all.length > 0) throw new ConfigError(all, hint)
  return base(values)
}

/** What the demo keeps of the environment: folder, address, zone. It is always embedded, and quiet unless told. */
export const readDemoConfig = (env: NodeJS.ProcessEnv = process.env): BaseConfig =>
  readBaseConfig({ ...env, DATABASE_URL: '', REDIS_URL: '', LOG_LEVEL: env.LOG_LEVEL || 'warn' })

/** Everything `start` and `doctor` need. Throws `ConfigError` naming every problem at once. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const { values, problems } = parse(env)
  const all = [...larkProblems(env), ...problems, ...storageProblems(env)]
  if (!values || all.length > 0) throw new ConfigError(all, hint)
  return {
    ...base(values),
    lark: {
      appId: values.LARK_APP_ID ?? '',
      appSecret: values.LARK_APP_SECRET ?? '',
      domain: values.LARK_DOMAIN,
      connection: values.LARK_CONNECTION,
      encryptKey: values.LARK_ENCRYPT_KEY ?? '',
      verificationToken: values.LARK_VERIFICATION_TOKEN ?? '',
      maxEventAgeSeconds: values.LARK_MAX_EVENT_AGE,
    },
  }
}
