import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Context, Hono } from 'hono'

const entry = join(dirname(fileURLToPath(import.meta.url)), 'page', 'main.tsx')

/**
 * Nothing comes from elsewhere and nothing in the page runs inline. Styles set through the DOM are not markup and
 * need no exception; the chart library hangs a style element into the page for its tooltips, hence the one for styles.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>客情管家 · 沙箱</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
</head>
<body><div id="root"></div><script type="module" src="/page.js"></script></body>
</html>
`

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1456f0"/>' +
  '<path d="M8 10h16v10H15l-4 4v-4H8z" fill="#fff"/></svg>'

/** Bundles the front end in memory: the script and the styles. */
async function bundle(): Promise<{ script: string; style: string }> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    outdir: '/',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  })
  const textOf = (ending: string) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
  return { script: textOf('.js'), style: textOf('.css') }
}

/** The chat page as a sub-app: `/`, `/page.js`, `/page.css`, `/icon.svg` and, with the first chart, `/vchart.js`. */
export async function pageApp(): Promise<Hono> {
  const { script, style } = await bundle()
  const charts = join(
    dirname(createRequire(import.meta.url).resolve('@visactor/vchart/package.json')),
    'build',
    'index.min.js',
  )
  const app = new Hono()
  const serve = (type: string, body: string) => {
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    return (c: Context) => {
      c.header('etag', etag)
      c.header('cache-control', 'no-cache')
      c.header('x-content-type-options', 'nosniff')
      if (c.req.header('if-none-match') === etag) return c.body(null, 304)
      return c.body(body, 200, { 'content-type': `${type}; charset=utf-8` })
    }
  }
  app.get('/', (c) => {
    c.header('content-security-policy', policy)
    c.header('referrer-policy', 'no-referrer')
    return serve('text/html', html)(c)
  })
  app.get('/page.js', serve('text/javascript', script))
  app.get('/page.css', serve('text/css', style))
  app.get('/icon.svg', serve('image/svg+xml', icon))
  let library: Promise<(c: Context) => Response> | undefined
  app.get('/vchart.js', async (c) => {
    library ??= readFile(charts, 'utf8').then((body) => serve('text/javascript', body))
    return (await library)(c)
  })
  return app
}
