// Runs before anything else, on whatever Node there is and with nothing installed: plain JavaScript, no dependencies.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `keqing needs Node.js 20.19 or newer; this is ${process.versions.node} (${process.execPath}).\n` +
      'Get it from https://nodejs.org or with `nvm install 22`.',
  )
  process.exit(1)
}

if (!isInstalled()) {
  console.error('First start, or new dependencies: installing them (npm ci), this takes a minute …')
  const windows = process.platform === 'win32'
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  })
  if (status !== 0) {
    console.error(`npm ci failed${error ? ` (${error.message})` : ''}. Run it by hand in ${root} to see why.`)
    process.exit(1)
  }
}

// npm writes its own lock last, after every package is in place.
function isInstalled() {
  const done = join(root, 'node_modules', '.package-lock.json')
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}
