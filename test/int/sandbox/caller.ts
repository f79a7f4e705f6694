import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import { app } from './company.ts'

type Answer = {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: answers of a REST API, looked into by assertions only
  body: any
}

/** A plain HTTP caller with a tenant token. */
export async function caller(sandbox: Sandbox) {
  async function request(method: string, path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(`${sandbox.url}${path}`, { method, ...init })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  const login = (secret = app.appSecret) =>
    request('POST', '/open-apis/auth/v3/tenant_access_token/internal', {
      body: JSON.stringify({ app_id: app.appId, app_secret: secret }),
    })
  const token: string = (await login()).body.tenant_access_token
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const json = (method: string, path: string, body?: unknown) =>
    request(method, path, { headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const form = (path: string, data: FormData) =>
    request('POST', path, { headers: { authorization: headers.authorization }, body: data })
  return {
    token,
    login,
    request,
    json,
    form,
    send: (to: string, msg_type: string, content: string, uuid?: string) =>
      json(
        'POST',
        `/open-apis/im/v1/messages?receive_id_type=${to.startsWith('oc_') ? 'chat_id' : 'open_id'}`,
        {
          receive_id: to,
          msg_type,
          content,
          uuid,
        },
      ),
    text: (to: string, text: string, uuid?: string) =>
      json(
        'POST',
        `/open-apis/im/v1/messages?receive_id_type=${to.startsWith('oc_') ? 'chat_id' : 'open_id'}`,
        {
          receive_id: to,
          msg_type: 'text',
          content: JSON.stringify({ text }),
          uuid,
        },
      ),
  }
}
