import type { Area } from '../../bot/define.ts'
import { create, openAdd } from './add.ts'
import { consent, openConsent, openConsentTo, withdrawSeparate } from './consent.ts'
import { openEdit, save } from './edit.ts'
import { askCard, askProof, consentFile, contactFile } from './files.ts'
import { askForget, forget } from './forget.ts'
import { forgetSentence } from './forget-sentence.ts'
import { contactsCommand, list, open } from './list.ts'
import { purge, purgeSoon } from './purge.ts'

export { addContact } from './add.ts'
export { giveConsent } from './consent.ts'
export { separateConsents } from './consents.ts'
export { contactErrors } from './fields.ts'
export { peopleToMeet } from './meeting.ts'
export { decidersMet } from './met.ts'
export { contactNames, contactsOf } from './view.ts'

/** The people at clients (制度四(一)): who they are, what they agreed to, and forgetting them when they want it. */
export const contactsArea: Area = {
  commands: [contactsCommand],
  actions: [
    list,
    open,
    openAdd,
    create,
    openEdit,
    save,
    openConsent,
    openConsentTo,
    consent,
    withdrawSeparate,
    askCard,
    askProof,
    askForget,
    forget,
  ],
  sentences: [forgetSentence],
  files: { contacts: contactFile, consents: consentFile },
  schedules: [purge, purgeSoon],
}
