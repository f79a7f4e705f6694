import { createRequire } from 'node:module'
import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import type { HttpAnswer, HttpRequest } from './http.ts'

type Sdk = typeof import('@larksuiteoapi/node-sdk')

let loaded: Sdk | undefined

/**
 * The vendor's SDK, loaded on first use: a process that never calls Lark stays small. Required rather than imported,
 * because Node reads a CommonJS file of 6 MB twice to import it (284 ms and 69 MB against 125 ms and 35 MB).
 */
export function larkSdk(): Sdk {
  if (!loaded) {
    const sdk: Sdk = createRequire(import.meta.url)('@larksuiteoapi/node-sdk')
    loaded = sdk
  }
  return loaded
}

const nothing = () => {}
/** The SDK logs whole requests with their bodies when they fail; we log failures ourselves. */
export const silentLogger = { error: nothing, warn: nothing, info: nothing, debug: nothing, trace: nothing }

/** `any` in all but name: the SDK's interface promises each caller whatever type it asks for. */
type WhateverAsked = ReturnType<typeof JSON.parse>

/**
 * What the SDK sends its requests through, in the place of its axios: `answer` turns what came back into what the
 * SDK gets to see, or throws.
 */
export function httpInstance(
  send: (request: HttpRequest) => Promise<HttpAnswer>,
  answer: (got: HttpAnswer, binary: boolean) => WhateverAsked,
): HttpInstance {
  const request: HttpInstance['request'] = async (options) => {
    const got = await send(options)
    const data = answer(got, options.responseType === 'arraybuffer')
    return options.$return_headers ? { data, headers: Object.fromEntries(got.headers) } : data
  }
  return {
    request,
    get: (url, options) => request({ ...options, method: 'get', url }),
    delete: (url, options) => request({ ...options, method: 'delete', url }),
    head: (url, options) => request({ ...options, method: 'head', url }),
    options: (url, options) => request({ ...options, method: 'options', url }),
    post: (url, data, options) => request({ ...options, method: 'post', url, data }),
    put: (url, data, options) => request({ ...options, method: 'put', url, data }),
    patch: (url, data, options) => request({ ...options, method: 'patch', url, data }),
  }
}
