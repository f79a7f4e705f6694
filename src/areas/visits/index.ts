import type { Area } from '../../bot/define.ts'
import { answerQuestion, chooseClient, createNamedClient } from './answer-draft.ts'
import { confirm } from './confirm.ts'
import { anyway, closeForm, discard, dropItem, openForm, submitForm } from './edit-draft.ts'
import { closeVisit, openVisit, submit } from './edit-visit.ts'
import { draftFile, hearAttachment } from './hear.ts'
import { visitMessage } from './message.ts'
import { recalled } from './recalled.ts'
import { undo } from './undo.ts'
import { logVisit, visitCommand } from './visit-command.ts'

export {
  type ActionItem,
  changeStep,
  dropStepsById,
  insertActionItems,
  loadActionItem,
  type NewStep,
  openSteps,
  setDone,
  stepsOfPlan,
  stepView,
} from './action-items.ts'
export { ownStepCounts, stepCounts, visitCounts } from './counts.ts'
export { draftInHand } from './drafts.ts'
export { pickedDay, pickedInstant } from './fields.ts'
export { discardDraftsOf, moveSteps, openDraftIds, openStepIds } from './hand-over.ts'
export { draftOutcomes, undoneSince, visitsOfMeetings } from './meetings.ts'
export { insertVisit, lastByKind, type Visit, visitsBy, visitsOfClient } from './repo.ts'
export { draftFromText, draftOfMeeting } from './start-draft.ts'
export { touchesOf } from './touches.ts'
export { type Colleague, mayNameColleagues, plainWords, understandVisits } from './understand.ts'

export const visitsArea: Area = {
  commands: [visitCommand],
  actions: [
    confirm,
    openForm,
    closeForm,
    submitForm,
    dropItem,
    discard,
    anyway,
    chooseClient,
    createNamedClient,
    answerQuestion,
    undo,
    openVisit,
    closeVisit,
    submit,
    logVisit,
  ],
  message: visitMessage,
  events: { recalled },
  tasks: { 'visits.hear': hearAttachment },
  files: { drafts: draftFile },
}
