import { en as enEscalation, zh as zhEscalation } from '../escalation/refusal-words.ts'
import { en as enIntake, zh as zhIntake } from '../intake/refusal-words.ts'
import { en as enPlans, zh as zhPlans } from '../plans/words.ts'
import { en as enProjects, zh as zhProjects } from '../projects/refusal-words.ts'
import { en as enRights, zh as zhRights } from '../rights/words.ts'
import { en as enTickets, zh as zhTickets } from '../tickets/refusal-words.ts'

/** Why something was not done and what to do next, one text per refusal code, in words that suit a chat. */

type None = Record<string, never>
type Heard = { heard: string }

const zhRoles: Record<string, string> = zhRights.roles
const enRoles: Record<string, string> = enRights.roles
const named = (roles: string, names: Readonly<Record<string, string>>, between: string) =>
  roles
    .split(',')
    .map((role) => names[role.trim()] ?? role.trim())
    .join(between)

const zhEnds: Record<string, string> = {
  approved: '同意了',
  returned: '退回了',
  withdrawn: '撤回了',
  void: '作废了',
}
const enEnds: Record<string, string> = {
  approved: 'approved it',
  returned: 'returned it',
  withdrawn: 'withdrew it',
  void: 'found it void',
}

export const zh = {
  no_such_day: ({ heard }: Heard) => `「${heard}」这天不存在，换个日子再说一次。`,
  no_such_weekday: ({ heard }: Heard) => `没有「${heard}」，一周只到周日。是哪一天？`,
  no_such_time: ({ heard }: Heard) => `「${heard}」不是一个钟点，改成比如 14:30。`,
  in_the_future: ({ heard }: Heard) => `「${heard}」还没到，拜访过了再记。要记的是打算，就写成下一步。`,
  phone_wrong_length: ({ heard, digits }: { heard: string; digits: number }) =>
    `「${heard}」有 ${digits} 位，手机号是 11 位，对一下再发。`,
  time_unreadable: ({ heard }: Heard) => `没看懂「${heard}」是什么时候，写成 12月5日 14:30 这样就行。`,
  client_missing: (_: None) => '还没说是哪家客户，选一家或写个名字。',
  client_unclear: ({ heard }: Heard) => `「${heard}」能对上好几家，选一下是哪家。`,
  client_name_taken: ({ name }: { name: string }) => `「${name}」已经在客户本里了，直接用它就行。`,
  client_name_missing: (_: None) => '写一下客户叫什么。',
  uscc_wrong: ({ heard }: Heard) => `「${heard}」校验没过，对着营业执照再看一眼。确认没错就写句原因。`,
  uscc_length: ({ heard, length }: { heard: string; length: number }) =>
    `「${heard}」有 ${length} 位，信用代码是 18 位。`,
  amount_unreadable: ({ heard }: Heard) => `没看懂「${heard}」是多少钱，写成 3200万、1.5亿 这样。`,
  amount_unclear: ({ heard, options }: { heard: string; options: string }) =>
    `「${heard}」可能是 ${options}，写准一点。`,
  amount_negative: (_: None) => '金额要大于零。签错了就把那一笔作废。',
  amount_too_large: (_: None) => '这个金额太大了，看看是不是多写了单位。',
  signed_in_future: (_: None) => '签约日还没到，签了再记。',
  figure_kind_missing: (_: None) => '选一下是哪一类金额。',
  figure_label_missing: (_: None) => '写个合同编号或项目名，以后好找。',
  group_unknown: ({ heard }: Heard) => `客户本里没有叫「${heard}」的，写准一家，或先建好集团。`,
  client_same: ({ name }: { name: string }) => `和「${name}」一样，要是同一家就先合并。`,
  merge_theirs: ({ name }: { name: string }) => `「${name}」不在你名下，请它的客户经理或主管来合。`,
  merge_same: (_: None) => '这是同一家，不用合并。',
  merge_gone: ({ name }: { name: string }) => `「${name}」已经被别人并走了，重新查一下。`,
  merge_waiting: ({ name, count }: { name: string; count: number }) =>
    `「${name}」还有 ${count} 件审批没办完，办完或撤回再合并。`,
  unmerge_late: ({ days }: { days: number }) => `合并超过 ${days} 天，拆不开了。`,
  unmerge_done: (_: None) => '已经拆开了，不用再点。',
  unmerge_order: ({ name }: { name: string }) => `「${name}」后来又并到别家去了，先把那次拆开。`,
  ...zhProjects,
  ...zhEscalation,
  ...zhTickets,
  ...zhIntake,
  colleague_unknown: (_: None) => '我还不认识这位同事，请对方先私聊我一句，再选一次。',
  kind_missing: (_: None) => '选一下方式：面谈、电话，还是别的？',
  answer_missing: ({ heard }: Heard) => `「${heard}」还要你定一下，点一个选项就行。`,
  said_missing: (_: None) => '写一句聊了什么，一句就够。',
  too_long: ({ max }: { max: number }) => `太长了，最多 ${max} 字，分几次发吧。`,
  old_visit_needs_reason: ({ days }: { days: number }) => `这是 ${days} 天前的拜访，补记要写一句原因。`,
  phone_unreadable: ({ heard }: Heard) =>
    `「${heard}」不像电话号码：手机 11 位，座机带上区号，比如 0571-88001234。`,
  mail_unreadable: ({ heard }: Heard) => `「${heard}」不像邮箱，对一下，比如 wang@example.com。`,
  contact_name_missing: (_: None) => '写一下联系人的姓名。',
  contact_known: (_: None) =>
    '好像已经有这位联系人了（电话、邮箱或名字一样），发「/联系人 客户名」看一眼再加。',
  contact_gone: (_: None) => '这位联系人已撤回同意，资料不再显示。',
  consent_first: (_: None) => '先记下对方的同意，才能做这一步。',
  stale_card: (_: None) => '这张卡片有更新的样子了，已经帮你刷新，再看一眼。',
  card_unknown: (_: None) => '这张卡片太旧，按钮已经不管用了。发「/帮助」重新开始。',
  handover_not_manager: ({ name }: { name: string }) => `${name}的交接由直属主管、销售负责人或管理员来办。`,
  handover_running: ({ name }: { name: string }) => `${name}的交接已经在办了，接着这张卡片办。`,
  handover_over: (_: None) => '这个交接已经结束了。',
  handover_open: ({ left }: { left: number }) => `还有 ${left} 项没交清，交清了才能办结。`,
  handover_moved: (_: None) => '已经有客户交出去了，取消不了，接着办完吧。',
  handover_nothing: (_: None) => '没有要交的了，看看卡片上还剩什么。',
  handover_not_yourself: ({ name }: { name: string }) =>
    `你不是${name}的主管，交接可以帮着办，客户请交给做业务的同事。`,
  successor_no_nda: ({ name }: { name: string }) =>
    `${name}还没签保密协议，签了才能接客户。请他发「/保密协议」。`,
  plan_incomplete: ({ missing }: { missing: string }) =>
    `还差：${named(missing, zhPlans.parts, '、')}。补上就能发布。`,
  plan_in_past: ({ heard }: Heard) => `「${heard}」已经过了，换个时间。见过了就直接记一笔。`,
  plan_time_missing: (_: None) => '选一下哪天几点。',
  plan_people_missing: (_: None) => '写一下对方谁参加。',
  plan_agenda_missing: (_: None) => '写一句聊什么。',
  plan_step_missing: (_: None) => '写一件聊完要做的事。',
  plan_step_due_missing: (_: None) => '选一下什么时候前做完。',
  plan_step_due_past: (_: None) => '这天已经过了，换一天。',
  plan_not_draft: (_: None) => '这个已经发布过了。',
  meeting_ahead: (_: None) => '会还没开始，开完再来记。',
  plan_over: (_: None) => '这次已经结束或取消了，再约一次吧。',
  plan_theirs: ({ who }: { who: string }) => `这是${who}的安排，要改请找 TA。`,
  plan_none_ready: (_: None) => '还没有一项是齐的，先点「调一下」补上缺的。',
  not_yours: ({ who }: { who: string }) => `这张卡片是${who}的，请本人来点。`,
  already_saved: (_: None) => '已经记好了，不用再点。',
  already_closed: (_: None) => '这条已经结束了，要记就重新发一段。',
  undo_too_late: (_: None) => '过了可以撤销的时间。点「修改」还能改，每次改动都会留底。',
  not_allowed: ({ roles }: { roles: string }) => `这件事要${named(roles, zhRoles, '或')}来做，请找他们帮忙。`,
  no_role: (_: None) => '你还没有角色，先别急：请管理员在「/人员」里给你设一个，设好就能用。',
  not_strategic: (_: None) => '只有战略客户设专属小组。先用「/定级」提成战略，批了再来。',
  last_admin: (_: None) => '这是最后一位管理员，先给别人设上「管理员」，再来去掉。',
  person_left: (_: None) => '这位同事已经离职，角色不用再改了。',
  leave_overlaps: ({ days }: { days: string; daysEn: string }) =>
    `和 ${days} 的请假撞上了，先取消那次，再登记。`,
  nda_unsigned: (_: None) => '先签一下保密协议，签完就能用了。发「/保密协议」看全文、点一下就签。',
  not_your_client: (_: None) =>
    '这家客户不在你名下，名称、级别和客户经理以外的内容看不了。可以向客户经理申请。',
  consent_gone: (_: None) => '材料已经不齐了：有人撤回了同意，或文件不在了。请申请人补齐再交。',
  no_approver: ({ role }: { role: string }) =>
    `现在没有能批的人（${named(role, zhRoles, '或')}）：没设、不在，或没签保密协议。请管理员在「/人员」里看一下。`,
  review_data_missing: (_: None) => '合作数据对一遍再选，这一项不能空。',
  review_data_wrong: (_: None) => '先到客户卡上把数改对，再点下面「改好了，重新取数」。',
  review_market_missing: (_: None) => '市场变化写一句，没变化也写「没变化」。',
  review_feedback_missing: (_: None) => '没有客户反馈不能交，问一声客户，写一句就行。',
  review_tier_unknown: (_: None) => '没有这个级别，从列表里选一个。',
  review_over: (_: None) => '这一家已经有结果了，不用再填。发「/复核」看最新的。',
  review_gone: (_: None) => '这一家已经不在这一轮里了，没什么可批的。',
  review_nudged: ({ name }: { name: string }) => `今天催过${name}了，一天催一次就好。`,
  review_nothing_left: (_: None) => '你的都交齐了，等批就行。',
  review_nothing_open: ({ name }: { name: string }) => `${name}都交齐了，不用催。`,
  policy_moved: ({ version }: { version: number }) =>
    `刚才有人先改了，现在是第 ${version} 版。按新的给你算好了，再看一眼再确认。`,
  policy_crossed: (_: None) => '和另外的值合不上，卡片上写了哪里不对，改好再确认。',
  own_proposal: ({ who }: { who: string }) => `自己提的不能自己批，已经请 ${who} 来批了。`,
  not_asked: ({ who }: { who: string }) => `这件事请的是 ${who} 来批，你不用点。`,
  approval_over: ({ who, how }: { who: string; how: string }) =>
    `${who} 已经${zhEnds[how] ?? how}，卡片帮你刷新了。`,
  tier_request_open: ({ who }: { who: string }) => `${who}已经提过改级了，还在等审批，等批完再提。`,
  reminder_settled: (_: None) => '这件事已经有着落了，卡片更新好了。',
  snooze_limit: (_: None) => '不能再推了。先约个时间，做不了就写个说明。',
  nudge_nobody: ({ name }: { name: string }) => `${name}现在收不到提醒，直接打个电话吧。`,
  nudged_today: ({ name }: { name: string }) => `今天已经有人提醒过${name}了，明天再催。`,
  duty_settled: (_: None) => '这项已经做完、免了或者不用做了，不用再说明。',
  pause_over: (_: None) => '想暂停的那段日子已经过去了，要停就重新提一次。',
  tier_moved_on: (_: None) => '这家客户的级别在提议之后已经变了，请重新看一遍再提。',
  stranger: (_: None) => '我还不认识你。请管理员把你加到应用的可用范围里，再来找我。',
  checking_you: (_: None) => '第一次见，我去通讯录里认认你，马上就好，不用再点，结果私聊发你。',
  not_found: (_: None) => '没找到，可能已经删掉了。换个名字试试？',
  failed: ({ trace }: { trace: string }) =>
    `这次没办成，什么都没有存。把编号 ${trace} 告诉管理员，他能看到原因。`,
  wrong_code: (_: None) => '认领码不对。看一下程序启动时打印的那一行，再发一次。',
  already_admin: (_: None) => '已经有管理员了。要加人，请现在的管理员来加。',
  group_only: (_: None) => '这个命令要在群里用，到群里 @ 我试试。',
  private_only: (_: None) => '这个命令只在私聊里用，点我的头像单独发给我。',
}

export type RefusalTexts = typeof zh

export const en: RefusalTexts = {
  no_such_day: ({ heard }) => `There is no such day as “${heard}”. Please give another one.`,
  no_such_weekday: ({ heard }) => `“${heard}” is not a day of the week. Which day was it?`,
  no_such_time: ({ heard }) => `“${heard}” is not a time of day. Try something like 14:30.`,
  in_the_future: ({ heard }) => `“${heard}” is still to come. Log it afterwards, or write it as a next step.`,
  phone_wrong_length: ({ heard, digits }) =>
    `“${heard}” has ${digits} digits, a mobile number has 11. Please check it and send it again.`,
  time_unreadable: ({ heard }) => `I cannot tell when “${heard}” is. Write it like 12/5 14:30.`,
  client_missing: () => 'Which client was it? Pick one or type a name.',
  client_unclear: ({ heard }) => `“${heard}” could be several clients. Please pick one.`,
  client_name_taken: ({ name }) => `“${name}” is already in the client book. Just use it.`,
  client_name_missing: () => 'What is the client called?',
  uscc_wrong: ({ heard }) =>
    `“${heard}” fails its check digit. Compare it with the licence; if it is right, say why.`,
  uscc_length: ({ heard, length }) => `“${heard}” has ${length} characters, a credit code has 18.`,
  amount_unreadable: ({ heard }) =>
    `I cannot tell how much “${heard}” is. Write it like 32 million or 3200万.`,
  amount_unclear: ({ heard, options }) => `“${heard}” could be ${options}. Please be more exact.`,
  amount_negative: () => 'An amount is more than zero. To take one back, cancel it.',
  amount_too_large: () => 'That amount is too large. Is there a unit too many?',
  signed_in_future: () => 'The day of signing is still to come. Add it once it is signed.',
  figure_kind_missing: () => 'Pick what kind of amount it is.',
  figure_label_missing: () => 'Write the contract number or the project, so that it can be found.',
  group_unknown: ({ heard }) => `No client is called “${heard}”. Name one, or create the group first.`,
  client_same: ({ name }) => `The same as “${name}”. If it is one company, merge the two first.`,
  merge_theirs: ({ name }) => `“${name}” is not yours. Ask its owner or a manager to merge it.`,
  merge_same: () => 'That is the same client; there is nothing to merge.',
  merge_gone: ({ name }) => `“${name}” was merged by somebody else meanwhile. Please look again.`,
  merge_waiting: ({ name, count }) =>
    `“${name}” has ${count} ${count === 1 ? 'request' : 'requests'} waiting for approval. Settle or withdraw them first.`,
  unmerge_late: ({ days }) => `The merge is more than ${days} days old and stays.`,
  unmerge_done: () => 'They are apart already, no need to press again.',
  unmerge_order: ({ name }) => `“${name}” was merged into another client since. Take that apart first.`,
  ...enProjects,
  ...enEscalation,
  ...enTickets,
  ...enIntake,
  colleague_unknown: () => 'I do not know this colleague yet. Ask them to write to me once, then pick again.',
  kind_missing: () => 'How did you talk: face to face, by phone, or otherwise?',
  answer_missing: ({ heard }) => `“${heard}” needs your word: tap one of the options.`,
  said_missing: () => 'Write what was said. One sentence will do.',
  too_long: ({ max }) => `That is too long: at most ${max} characters. Please send it in parts.`,
  old_visit_needs_reason: ({ days }) =>
    `This visit was ${days} days ago. Please write why it is logged only now.`,
  phone_unreadable: ({ heard }) =>
    `“${heard}” is no phone number: 11 digits for a mobile, area code for a landline, like 0571-88001234.`,
  mail_unreadable: ({ heard }) => `“${heard}” is no e-mail address. It looks like wang@example.com.`,
  contact_name_missing: () => 'Please write the name of the contact.',
  contact_known: () =>
    'This contact seems to be here already (same phone, e-mail or name). Look with “/contacts client” before adding.',
  contact_gone: () => 'This contact withdrew consent. Their data is no longer shown.',
  consent_first: () => 'Record their consent first, then this can be done.',
  stale_card: () => 'This card has changed since. I refreshed it for you; please look again.',
  card_unknown: () => 'This card is too old and its buttons no longer work. Send “/help” to start again.',
  handover_not_manager: ({ name }) =>
    `The line manager, the head of sales or an admin hands over for ${name}.`,
  handover_running: ({ name }) => `The hand-over of ${name} is under way. Go on with this card.`,
  handover_over: () => 'This hand-over is over.',
  handover_open: ({ left }) => `${left} still open. It can be closed once everything is handed over.`,
  handover_moved: () => 'Clients have changed hands already; it cannot be cancelled. Please finish it.',
  handover_nothing: () => 'Nothing is left to offer. See the card for what remains.',
  handover_not_yourself: ({ name }) =>
    `You do not manage ${name}: you can see to the hand-over, but please give the clients to somebody else.`,
  successor_no_nda: ({ name }) =>
    `${name} has not signed the confidentiality agreement and cannot take clients yet. Ask them to send /nda.`,
  plan_incomplete: ({ missing }) =>
    `Still needed: ${named(missing, enPlans.parts, ', ')}. Add it, then publish.`,
  plan_in_past: ({ heard }) => `“${heard}” is over. Pick another time, or log it if you have met already.`,
  plan_time_missing: () => 'Pick a day and a time.',
  plan_people_missing: () => 'Say who of theirs comes.',
  plan_agenda_missing: () => 'Say what it is about.',
  plan_step_missing: () => 'Say what is to be done afterwards.',
  plan_step_due_missing: () => 'Pick the day it is due.',
  plan_step_due_past: () => 'That day is over, pick another.',
  plan_not_draft: () => 'This one is published already.',
  meeting_ahead: () => 'It has not begun yet. Log it afterwards.',
  plan_over: () => 'This one is over or cancelled. Plan another.',
  plan_theirs: ({ who }) => `This is ${who}’s plan. Ask them to change it.`,
  plan_none_ready: () => 'None is complete yet. Press Adjust and add what is missing.',
  not_yours: ({ who }) => `This card belongs to ${who}. Only they can press it.`,
  already_saved: () => 'It is saved already, no need to press again.',
  already_closed: () => 'This one is closed. Send a new message to log a visit.',
  undo_too_late: () => 'It is too late to undo. You can still press Edit; every change is kept on record.',
  not_allowed: ({ roles }) => `This is for ${named(roles, enRoles, ' or ')}. Please ask them for help.`,
  no_role: () => 'You have no role yet. Ask an admin to give you one in “/people”; then everything works.',
  not_strategic: () => 'Only a strategic client has an account team. Propose the tier with “/tier” first.',
  last_admin: () => 'This is the last admin. Make somebody else an admin first, then try again.',
  person_left: () => 'They have left the company; there is nothing to change any more.',
  leave_overlaps: ({ daysEn }) => `This overlaps with the leave ${daysEn}. Cancel that one first.`,
  nda_unsigned: () =>
    'Please sign the confidentiality agreement first: send “/nda”, read it and press once. Then everything works.',
  not_your_client: () =>
    'This client is not yours: you may see its name, tier and owner. You can ask its owner for more.',
  consent_gone: () =>
    'The proofs are no longer complete: a consent was withdrawn or a file is gone. Have them completed first.',
  no_approver: ({ role }) =>
    `Nobody can approve this now (${named(role, enRoles, ' or ')}): not appointed, away, or without a signed NDA. Ask an admin to look in “/people”.`,
  review_data_missing: () => 'Check the figures and pick an answer; this cannot stay empty.',
  review_data_wrong: () =>
    'Correct them on the client card first, then press “Corrected: fetch the figures again” below.',
  review_market_missing: () => 'Write a sentence on the market, even if it is “no change”.',
  review_feedback_missing: () =>
    'It cannot be submitted without the client’s feedback: ask them and write one sentence.',
  review_tier_unknown: () => 'There is no such tier. Pick one from the list.',
  review_over: () => 'This one is settled already. Send “/review” for the latest.',
  review_gone: () => 'This client is no longer part of the review: there is nothing to approve.',
  review_nudged: ({ name }) => `${name} was nudged today already; once a day is enough.`,
  review_nothing_left: () => 'All of yours are submitted; now they wait for approval.',
  review_nothing_open: ({ name }) => `${name} has submitted everything; no need to nudge.`,
  policy_moved: ({ version }) =>
    `Somebody changed it first: version ${version} is there now. I counted again; please look and confirm.`,
  policy_crossed: () => 'It does not fit the other values; the card says where. Change it and confirm again.',
  own_proposal: ({ who }) => `You cannot approve your own proposal. ${who} has been asked.`,
  not_asked: ({ who }) => `${who} was asked to decide this; there is nothing for you to press.`,
  approval_over: ({ who, how }) => `${who} already ${enEnds[how] ?? how}. I refreshed the card for you.`,
  tier_request_open: ({ who }) =>
    `${who} has proposed a tier already and it waits for approval. Please wait for that one.`,
  reminder_settled: () => 'This is settled already; the card is up to date now.',
  snooze_limit: () => 'It cannot be put off any further. Set a time, or explain why it cannot be done.',
  nudge_nobody: ({ name }) => `No reminder reaches ${name} now; better give them a call.`,
  nudged_today: ({ name }) => `${name} was reminded today already; try again tomorrow.`,
  duty_settled: () => 'This is done, excused or no longer asked for: nothing to explain.',
  pause_over: () => 'Those days are over. Ask again if the client still wants a pause.',
  tier_moved_on: () => 'The tier has changed since this was proposed. Please look again and propose anew.',
  stranger: () => 'I do not know you yet. Ask an admin to add you to the app, then come back.',
  checking_you: () =>
    'We have not met: I am looking you up in the directory. No need to press again, I will write to you.',
  not_found: () => 'Not found; it may have been deleted. Try another name?',
  failed: ({ trace }) => `This did not go through and nothing was saved. Give an admin the number ${trace}.`,
  wrong_code: () => 'That code is wrong. Look at the line printed at start and send it again.',
  already_admin: () => 'There is an admin already. Ask them to add you.',
  group_only: () => 'This command works in groups. Mention me in one.',
  private_only: () => 'This command works in a private chat only. Open a chat with me and send it there.',
}
