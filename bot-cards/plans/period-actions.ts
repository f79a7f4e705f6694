import { z } from 'zod'
import { cardAction } from '../kit/action.ts'

const page = z.object({ round: z.string(), page: z.int().nonnegative() })

/** Publishes every item of the month's proposal that lacks nothing. */
export const publishPeriod = cardAction('plans.publish_period', { payload: page })
export const pagePeriod = cardAction('plans.page_period', { payload: page })
/** Takes one proposed item out of the month. */
export const dropProposed = cardAction('plans.drop_proposed', {
  payload: page.extend({ item: z.string() }),
})
