import { z } from 'zod'
import type { Condition, ReturnHow } from '../../../bot-cards/returns/actions.ts'
import type { ClientId, ProjectId, TicketId } from '../../kernel/ids.ts'

/** What the client said on a return visit; protected. */
export const returnBody = z.object({ suggestions: z.string(), problems: z.string() })
export type ReturnBody = z.output<typeof returnBody>

/** What a form says. */
export type ReturnContent = { how: ReturnHow; condition: Condition; score: number } & ReturnBody

/** What a return visit asks after. */
export type Subject = {
  clientId: ClientId
  client: string
  ticketId?: TicketId
  projectId?: ProjectId
}
