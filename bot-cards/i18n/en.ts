import { en as access } from '../access/words.ts'
import { en as approvals } from '../approvals/words.ts'
import { en as briefs } from '../briefs/words.ts'
import { en as clients } from '../clients/words.ts'
import { en as contacts } from '../contacts/words.ts'
import { en as disclosure } from '../disclosure/words.ts'
import { en as duties } from '../duties/words.ts'
import { en as escalation } from '../escalation/words.ts'
import { en as handover } from '../handover/words.ts'
import { en as intake } from '../intake/words.ts'
import { en as nda } from '../nda/words.ts'
import { en as people } from '../people/words.ts'
import { en as plans } from '../plans/words.ts'
import { en as policy } from '../policy/words.ts'
import { en as projects } from '../projects/words.ts'
import { en as promises } from '../promises/words.ts'
import { en as reminders } from '../reminders/words.ts'
import { en as returns } from '../returns/words.ts'
import { en as review } from '../review/words.ts'
import { en as rights } from '../rights/words.ts'
import { en as system } from '../system/words.ts'
import { en as team } from '../team/words.ts'
import { en as tickets } from '../tickets/words.ts'
import { en as tiering } from '../tiering/words.ts'
import { en as visits } from '../visits/words.ts'
import { en as workdays } from '../workdays/words.ts'
import type { zh } from './zh.ts'

export const en: typeof zh = {
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
