import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentMany, sentText } from '../kit/sent.ts'

/** Kinds of work with a warranty of their own (建设工程质量管理条例 40), as a client would look for them. */
export const workKinds = [
  'waterproofing',
  'decoration',
  'wiring',
  'plumbing',
  'equipment',
  'heating_cooling',
] as const
export type WorkKind = (typeof workKinds)[number]

export const projectFields = z.object({
  client: sentText,
  client_typed: sentText,
  name: sentText,
  city: sentText,
  site: sentText,
  contract_no: sentText,
  contract: sentText,
  /** open_id. */
  manager: sentText,
  contacts: sentMany,
  started_on: sentDay.optional(),
  defect_months: sentText,
  retention: sentText,
  retention_on: sentDay.optional(),
})
export type ProjectFields = z.output<typeof projectFields>

export const acceptanceFields = z.object({
  part: sentText,
  accepted_on: sentDay.optional(),
  works: sentMany,
  longer: sentText,
})
export type AcceptanceFields = z.output<typeof acceptanceFields>

const project = z.object({ project: z.string() })

/** Shows a project, in place or on a card of its own. */
export const openProject = cardAction('projects.open', { payload: project.extend({ anew: z.boolean() }) })
/** A client's projects, or one's own, five from a place in the list on. */
export const listProjects = cardAction('projects.list', {
  payload: z.object({ client: z.string().optional(), from: z.int().nonnegative() }),
})
export const newProject = cardAction('projects.new', { payload: z.object({ client: z.string().optional() }) })
/** Writes a new project; `project` is the id it gets, so that a second press writes nothing. */
export const createProject = cardAction('projects.create', {
  payload: z.object({
    project: z.string().regex(/^prj_[0-9A-HJKMNP-TV-Z]{26}$/),
    client: z.string().optional(),
  }),
  form: projectFields,
})
export const editProject = cardAction('projects.edit', { payload: project })
export const saveProject = cardAction('projects.save', { payload: project, form: projectFields })
/** Opens the form that says what was accepted when; `part` fills it with what is known of that part. */
export const acceptForm = cardAction('projects.accept_form', {
  payload: project.extend({ part: z.string().optional() }),
})
export const saveAcceptance = cardAction('projects.accept', { payload: project, form: acceptanceFields })
