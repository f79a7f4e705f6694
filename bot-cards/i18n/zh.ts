import { zh as access } from '../access/words.ts'
import { zh as approvals } from '../approvals/words.ts'
import { zh as briefs } from '../briefs/words.ts'
import { zh as clients } from '../clients/words.ts'
import { zh as contacts } from '../contacts/words.ts'
import { zh as disclosure } from '../disclosure/words.ts'
import { zh as duties } from '../duties/words.ts'
import { zh as escalation } from '../escalation/words.ts'
import { zh as handover } from '../handover/words.ts'
import { zh as intake } from '../intake/words.ts'
import { zh as nda } from '../nda/words.ts'
import { zh as people } from '../people/words.ts'
import { zh as plans } from '../plans/words.ts'
import { zh as policy } from '../policy/words.ts'
import { zh as projects } from '../projects/words.ts'
import { zh as promises } from '../promises/words.ts'
import { zh as reminders } from '../reminders/words.ts'
import { zh as returns } from '../returns/words.ts'
import { zh as review } from '../review/words.ts'
import { zh as rights } from '../rights/words.ts'
import { zh as system } from '../system/words.ts'
import { zh as team } from '../team/words.ts'
import { zh as tickets } from '../tickets/words.ts'
import { zh as tiering } from '../tiering/words.ts'
import { zh as visits } from '../visits/words.ts'
import { zh as workdays } from '../workdays/words.ts'

export const zh = {
  access,
  approvals,
  briefs,
  clients,
  contacts,
  disclosure,
  duties,
  handover,
  intake,
  nda,
  people,
  plans,
  policy,
  projects,
  escalation,
  promises,
  reminders,
  returns,
  review,
  rights,
  system,
  team,
  tickets,
  tiering,
  visits,
  workdays,
}
