import type { Area } from '../../bot/define.ts'
import { disclosureApproval } from './approval.ts'
import { deny } from './deny.ts'
import { runOut } from './end.ts'
import { disclosuresCommand } from './list.ts'
import { proofsChanged } from './proofs-changed.ts'
import { consentArrived, draft, end, file, open, start, submit } from './request.ts'

/** Giving a client's data to somebody outside (制度四(三), PIPL 23): no, unless every proof is there and legal agrees. */
export const disclosureArea: Area = {
  commands: [disclosuresCommand],
  actions: [start, draft, file, submit, end, open],
  sentences: [deny],
  tasks: { 'disclosure.proofs': proofsChanged },
  files: { disclosures: consentArrived },
  approvals: [disclosureApproval],
  schedules: [runOut],
}
