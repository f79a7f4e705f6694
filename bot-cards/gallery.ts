import { askAccessCard } from './access/ask.ts'
import { bulkReadCard } from './access/bulk.ts'
import { grantCard } from './access/grant.ts'
import { seenByCard } from './access/seen-by.ts'
import { weeklySeenCard } from './access/weekly.ts'
import { requestListCard } from './approvals/list.ts'
import { movedRequestCard } from './approvals/moved.ts'
import { requestCard } from './approvals/request.ts'
import { briefCard } from './briefs/brief.ts'
import { eveningCard } from './briefs/evening.ts'
import { noCalendarCard } from './briefs/no-calendar.ts'
import { amountsCard } from './clients/amounts.ts'
import { chooseClientCard } from './clients/choose.ts'
import { clientCard } from './clients/client.ts'
import { closedClientCard } from './clients/closed.ts'
import { createClientCard } from './clients/create.ts'
import { mergeCard } from './clients/merge.ts'
import { profileCard } from './clients/profile.ts'
import { visitLogCard } from './clients/visit-log.ts'
import { consentCard } from './contacts/consent.ts'
import { contactCard } from './contacts/contact.ts'
import { chooseContactCard, forgetCard, forgottenCard } from './contacts/forget.ts'
import { contactFormCard } from './contacts/form.ts'
import { contactListCard } from './contacts/list.ts'
import { purgeSoonCard } from './contacts/purge-soon.ts'
import { disclosureCopyCard } from './disclosure/copy.ts'
import { deniedCard } from './disclosure/denied.ts'
import { disclosureFormCard } from './disclosure/form.ts'
import { disclosureListCard } from './disclosure/list.ts'
import { disclosureCard } from './disclosure/request.ts'
import { dueCard } from './duties/due.ts'
import { excuseCard } from './duties/excuse.ts'
import { monthCard } from './duties/month.ts'
import { myClientsCard } from './duties/my-clients.ts'
import { pauseCard } from './duties/pause.ts'
import { alertCard } from './escalation/alert.ts'
import { rotaCard } from './escalation/rota.ts'
import { leaverCard } from './handover/leaver.ts'
import { offerCard } from './handover/offer.ts'
import { handoverCard } from './handover/progress.ts'
import { startHandoverCard } from './handover/start.ts'
import { ticketDraftCard } from './intake/draft.ts'
import { ticketFormCard } from './intake/form.ts'
import { serviceGroupCard } from './intake/group.ts'
import { ticketNoteCard } from './intake/note.ts'
import type { CardJson } from './kit/card.ts'
import type { Card } from './kit/define.ts'
import { signCard } from './nda/sign.ts'
import { unsignedCard } from './nda/unsigned.ts'
import { writeDocumentCard } from './nda/write.ts'
import { leaveCard } from './people/leave.ts'
import { peopleListCard } from './people/list.ts'
import { personCard } from './people/person.ts'
import { invitedCard } from './plans/invited.ts'
import { invitedMonthCard } from './plans/invited-month.ts'
import { planCard } from './plans/item.ts'
import { planListCard } from './plans/list.ts'
import { newPlanCard } from './plans/new.ts'
import { periodCard } from './plans/period.ts'
import { policyDraftCard } from './policy/draft.ts'
import { policyFormCard } from './policy/form.ts'
import { policyChapterCard, policyFaultsCard, policyHomeCard } from './policy/home.ts'
import { policyVersionsCard } from './policy/versions.ts'
import { acceptanceCard } from './projects/accept.ts'
import { projectFormCard } from './projects/form.ts'
import { projectListCard } from './projects/list.ts'
import { projectNoticeCard } from './projects/notice.ts'
import { projectCard } from './projects/project.ts'
import { handedCard } from './promises/handed.ts'
import { todoCard } from './promises/todo.ts'
import { morningCard } from './reminders/morning.ts'
import { nudgeCard } from './reminders/nudge.ts'
import { returnFormCard } from './returns/form.ts'
import { returnListCard } from './returns/list.ts'
import { returnMadeCard } from './returns/made.ts'
import { reviewItemCard } from './review/item.ts'
import { reviewLateCard } from './review/late.ts'
import { reviewListCard } from './review/list.ts'
import { reviewProgressCard } from './review/progress.ts'
import { adminClaimedCard } from './system/admin-claimed.ts'
import { deliveriesCard } from './system/deliveries.ts'
import { failedCard } from './system/failed.ts'
import { groupIntroductionCard } from './system/group-introduction.ts'
import { helpCard } from './system/help.ts'
import { noticeCard } from './system/notice.ts'
import { speechUnavailableCard } from './system/speech-unavailable.ts'
import { strangerCard } from './system/stranger.ts'
import { unknownCommandCard } from './system/unknown-command.ts'
import { unsupportedCard } from './system/unsupported.ts'
import { welcomeCard } from './system/welcome.ts'
import { teamCard } from './team/team.ts'
import { vacanciesCard } from './team/vacancies.ts'
import { askClientCard } from './tickets/ask-client.ts'
import { heardCard } from './tickets/heard.ts'
import { ticketListCard } from './tickets/list.ts'
import { moveFormCard } from './tickets/move-form.ts'
import { ticketCard } from './tickets/ticket.ts'
import { tieringCard } from './tiering/tiering.ts'
import { draftCard } from './visits/draft.ts'
import { groupVisitCard } from './visits/group.ts'
import { mineCard } from './visits/mine.ts'
import { visitCard } from './visits/visit.ts'
import { workListDraftCard, workListFormCard } from './workdays/list.ts'
import { missingYearCard } from './workdays/missing.ts'
import { workOwnCard } from './workdays/own.ts'
import { workYearCard } from './workdays/year.ts'

export type GalleryCard = { name: string; samples: { name: string; json: CardJson; view: unknown }[] }

const shown = <V>(card: Card<V>): GalleryCard => ({
  name: card.name,
  samples: card.samples.map(({ name, view }) => ({ name, view, json: card.render(view) })),
})

/** Every card with its samples drawn: for the gallery page and for the tests that hold for all cards. */
export const galleryCards = (): GalleryCard[] => [
  shown(draftCard),
  shown(visitCard),
  shown(mineCard),
  shown(todoCard),
  shown(handedCard),
  shown(groupVisitCard),
  shown(clientCard),
  shown(closedClientCard),
  shown(chooseClientCard),
  shown(createClientCard),
  shown(contactListCard),
  shown(contactCard),
  shown(contactFormCard),
  shown(consentCard),
  shown(chooseContactCard),
  shown(forgetCard),
  shown(forgottenCard),
  shown(purgeSoonCard),
  shown(planCard),
  shown(newPlanCard),
  shown(planListCard),
  shown(invitedCard),
  shown(invitedMonthCard),
  shown(profileCard),
  shown(briefCard),
  shown(eveningCard),
  shown(noCalendarCard),
  shown(amountsCard),
  shown(visitLogCard),
  shown(mergeCard),
  shown(askAccessCard),
  shown(grantCard),
  shown(seenByCard),
  shown(weeklySeenCard),
  shown(bulkReadCard),
  shown(deniedCard),
  shown(disclosureFormCard),
  shown(disclosureCard),
  shown(disclosureCopyCard),
  shown(disclosureListCard),
  shown(dueCard),
  shown(myClientsCard),
  shown(monthCard),
  shown(excuseCard),
  shown(pauseCard),
  shown(morningCard),
  shown(nudgeCard),
  shown(reviewListCard),
  shown(policyHomeCard),
  shown(policyChapterCard),
  shown(policyFormCard),
  shown(policyDraftCard),
  shown(policyVersionsCard),
  shown(policyFaultsCard),
  shown(workYearCard),
  shown(workListFormCard),
  shown(workListDraftCard),
  shown(workOwnCard),
  shown(missingYearCard),
  shown(reviewItemCard),
  shown(reviewProgressCard),
  shown(reviewLateCard),
  shown(requestCard),
  shown(requestListCard),
  shown(movedRequestCard),
  shown(peopleListCard),
  shown(personCard),
  shown(leaveCard),
  shown(signCard),
  shown(unsignedCard),
  shown(writeDocumentCard),
  shown(tieringCard),
  shown(teamCard),
  shown(vacanciesCard),
  shown(startHandoverCard),
  shown(handoverCard),
  shown(offerCard),
  shown(leaverCard),
  shown(periodCard),
  shown(projectListCard),
  shown(projectCard),
  shown(ticketCard),
  shown(moveFormCard),
  shown(askClientCard),
  shown(heardCard),
  shown(ticketListCard),
  shown(ticketDraftCard),
  shown(ticketFormCard),
  shown(ticketNoteCard),
  shown(serviceGroupCard),
  shown(alertCard),
  shown(rotaCard),
  shown(returnFormCard),
  shown(returnMadeCard),
  shown(returnListCard),
  shown(projectFormCard),
  shown(acceptanceCard),
  shown(projectNoticeCard),
  shown(helpCard),
  shown(welcomeCard),
  shown(groupIntroductionCard),
  shown(unknownCommandCard),
  shown(noticeCard),
  shown(failedCard),
  shown(unsupportedCard),
  shown(strangerCard),
  shown(deliveriesCard),
  shown(adminClaimedCard),
  shown(speechUnavailableCard),
]
