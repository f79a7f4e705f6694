import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Programs the tests start themselves. */
export type Binaries = { initdb: string; postgres: string; redis: string; chromium: string }
export type BinaryName = keyof Binaries

const names: Record<BinaryName, string[]> = {
  initdb: ['initdb'],
  postgres: ['postgres'],
  redis: ['redis-server', 'valkey-server'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
}

const packages: Record<BinaryName, string[]> = {
  initdb: ['postgresql'],
  postgres: ['postgresql'],
  redis: ['redis-server'],
  chromium: ['chromium', 'fonts-noto-cjk'],
}

/** A program the tests need is not on this machine; the message is the command that installs it. */
export class MissingBinaryError extends Error {
  constructor(missing: BinaryName[]) {
    const apt = [...new Set(missing.flatMap((name) => packages[name]))].join(' ')
    const urls = [
      missing.includes('postgres') || missing.includes('initdb') ? 'TEST_DATABASE_URL' : '',
      missing.includes('redis') ? 'TEST_REDIS_URL' : '',
      missing.includes('chromium') ? 'TEST_CHROMIUM (path of a Chrome or Chromium)' : '',
    ].filter(Boolean)
    super(
      `The tests need ${missing.join(', ')}, not found on this machine. Install:\n` +
        `  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${apt}\n` +
        `  macOS:           brew install ${apt.replace('redis-server', 'redis').replace(' fonts-noto-cjk', '')}\n` +
        `or set ${urls.join(', ')}.`,
    )
    this.name = 'MissingBinaryError'
  }
}

/** PATH first, then where Debian and Homebrew keep servers, newest version first. */
export function findBinary(name: BinaryName): string | undefined {
  for (const folder of folders())
    for (const file of names[name]) {
      const path = join(folder, file)
      if (isExecutable(path)) return path
    }
  return undefined
}

function folders(): string[] {
  const versioned = (root: string, keep: (name: string) => boolean) =>
    existsSync(root)
      ? readdirSync(root)
          .filter(keep)
          .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
          .map((version) => join(root, version, 'bin'))
      : []
  return [
    ...(process.env.PATH ?? '').split(':').filter(Boolean),
    ...versioned('/usr/lib/postgresql', () => true),
    ...versioned('/opt/homebrew/opt', (name) => /^(postgresql|redis|valkey)/.test(name)),
    ...versioned('/usr/local/opt', (name) => /^(postgresql|redis|valkey)/.test(name)),
    '/Applications/Google Chrome.app/Contents/MacOS',
  ]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Finds the programs; as root on Debian installs what is missing.
 * @throws MissingBinaryError naming everything missing at once
 */
export function needBinaries<N extends BinaryName>(
  wanted: N[],
  say: (line: string) => void = () => {},
): Record<N, string> {
  let missing = wanted.filter((name) => !findBinary(name))
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    install([...new Set(missing.flatMap((name) => packages[name]))], say)
    missing = wanted.filter((name) => !findBinary(name))
  }
  if (missing.length > 0) throw new MissingBinaryError(missing)
  return Object.fromEntries(wanted.map((name) => [name, findBinary(name)])) as Record<N, string>
}

/** Debian's own start of a fresh server is of no use here and may be forbidden in a container: what counts is the file. */
function install(debian: string[], say: (line: string) => void): void {
  say(`Installing ${debian.join(', ')} (once) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...debian],
  ]
  for (const step of steps) {
    // Two test runs may start together: apt-get itself waits for the other's lock.
    const { status, stderr } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...step], {
      env,
      encoding: 'utf8',
    })
    if (status !== 0) say(`apt-get ${step[0]} failed:\n${stderr.trim()}`)
  }
}
