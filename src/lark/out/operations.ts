/** Every operation of the Open Platform that keqing calls, by the name it has in metrics, logs and errors. */
export const operations = {
  token: { method: 'POST', path: '/open-apis/auth/v3/tenant_access_token/internal' },
  send: { method: 'POST', path: '/open-apis/im/v1/messages' },
  reply: { method: 'POST', path: '/open-apis/im/v1/messages/:message_id/reply' },
  patch_card: { method: 'PATCH', path: '/open-apis/im/v1/messages/:message_id' },
  recall: { method: 'DELETE', path: '/open-apis/im/v1/messages/:message_id' },
  react: { method: 'POST', path: '/open-apis/im/v1/messages/:message_id/reactions' },
  urge: { method: 'PATCH', path: '/open-apis/im/v1/messages/:message_id/urgent_app' },
  upload_image: { method: 'POST', path: '/open-apis/im/v1/images' },
  upload_file: { method: 'POST', path: '/open-apis/im/v1/files' },
  download: { method: 'GET', path: '/open-apis/im/v1/messages/:message_id/resources/:file_key' },
  bot: { method: 'GET', path: '/open-apis/bot/v3/info' },
  user: { method: 'GET', path: '/open-apis/contact/v3/users/:user_id' },
  departments: { method: 'GET', path: '/open-apis/contact/v3/departments/:department_id/children' },
  users_of: { method: 'GET', path: '/open-apis/contact/v3/users/find_by_department' },
  recognize_speech: { method: 'POST', path: '/open-apis/speech_to_text/v1/speech/file_recognize' },
  list_slash_commands: { method: 'GET', path: '/open-apis/application/v7/app_slash_commands' },
  create_slash_command: { method: 'POST', path: '/open-apis/application/v7/app_slash_commands' },
  update_slash_command: { method: 'PATCH', path: '/open-apis/application/v7/app_slash_commands/:command_id' },
  remove_slash_command: {
    method: 'DELETE',
    path: '/open-apis/application/v7/app_slash_commands/:command_id',
  },
  primary_calendar: { method: 'POST', path: '/open-apis/calendar/v4/calendars/primary' },
  create_event: { method: 'POST', path: '/open-apis/calendar/v4/calendars/:calendar_id/events' },
  change_event: { method: 'PATCH', path: '/open-apis/calendar/v4/calendars/:calendar_id/events/:event_id' },
  cancel_event: { method: 'DELETE', path: '/open-apis/calendar/v4/calendars/:calendar_id/events/:event_id' },
  invite: {
    method: 'POST',
    path: '/open-apis/calendar/v4/calendars/:calendar_id/events/:event_id/attendees',
  },
  uninvite: {
    method: 'POST',
    path: '/open-apis/calendar/v4/calendars/:calendar_id/events/:event_id/attendees/batch_delete',
  },
  /** Called by the SDK's WSClient when `LARK_CONNECTION` is `websocket`. */
  ws_endpoint: { method: 'POST', path: '/callback/ws/endpoint' },
} as const satisfies Record<string, { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: string }>

export type Operation = keyof typeof operations

/** The same as `"POST /open-apis/im/v1/messages"` …, to be held equal to the sandbox's routes. */
export const larkOperations: readonly string[] = Object.values(operations).map(
  ({ method, path }) => `${method} ${path}`,
)

/** Fills the `:names` of a path; throws on one that is missing, so that no literal `:name` goes out. */
export function filledPath(path: string, values: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name]
    if (!value) throw new Error(`no value for :${name} of ${path}`)
    return encodeURIComponent(value)
  })
}
