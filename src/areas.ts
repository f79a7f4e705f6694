import { accessArea } from './areas/access/index.ts'
import { approvalsArea } from './areas/approvals/index.ts'
import { briefsArea } from './areas/briefs/index.ts'
import { clientsArea } from './areas/clients/index.ts'
import { contactsArea } from './areas/contacts/index.ts'
import { disclosureArea } from './areas/disclosure/index.ts'
import { dossierArea } from './areas/dossier/index.ts'
import { dutiesArea } from './areas/duties/index.ts'
import { escalationArea } from './areas/escalation/index.ts'
import { filesArea } from './areas/files/index.ts'
import { handoverArea } from './areas/handover/index.ts'
import { intakeArea } from './areas/intake/index.ts'
import { ndaArea } from './areas/nda/index.ts'
import { peopleArea } from './areas/people/index.ts'
import { plansArea } from './areas/plans/index.ts'
import { policyDeskArea } from './areas/policy-desk/index.ts'
import { projectsArea } from './areas/projects/index.ts'
import { promisesArea } from './areas/promises/index.ts'
import { remindersArea } from './areas/reminders/index.ts'
import { returnVisitsArea } from './areas/return-visits/index.ts'
import { reviewArea } from './areas/review/index.ts'
import { systemArea } from './areas/system/index.ts'
import { teamArea } from './areas/team/index.ts'
import { ticketsArea } from './areas/tickets/index.ts'
import { tieringArea } from './areas/tiering/index.ts'
import { visitsArea } from './areas/visits/index.ts'
import { workdaysDeskArea } from './areas/workdays-desk/index.ts'
import type { Area } from './bot/define.ts'

/** Every area of the bot, in the order its commands are shown. */
export const areas: readonly Area[] = [
  visitsArea,
  dossierArea,
  promisesArea,
  clientsArea(() => areas),
  contactsArea,
  accessArea,
  disclosureArea,
  tieringArea,
  reviewArea,
  dutiesArea,
  plansArea,
  briefsArea,
  projectsArea,
  ticketsArea,
  intakeArea,
  escalationArea,
  returnVisitsArea,
  remindersArea,
  approvalsArea(() => areas),
  filesArea(() => areas),
  ndaArea,
  teamArea,
  peopleArea(() => areas),
  handoverArea,
  policyDeskArea,
  workdaysDeskArea,
  systemArea(() => areas),
]
