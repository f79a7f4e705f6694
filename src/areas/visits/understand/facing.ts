import type { Facing } from '../../../../bot-cards/visits/actions.ts'
import type { Found } from './find-all.ts'
import { overlaps, type Span } from './spans.ts'
import type { StepSpan } from './steps.ts'

const they =
  '他们?|她们?|对方|客户(?:方|那边)?|甲方|业主|那边|人家|they|the client|the customer|client|customer'
const subject = new RegExp(`^\\s*(?:${they})(?:这边|那边)?`, 'iu')
const says =
  /^\s*(?:那边|这边)?\s*(?:[又再还也就]?(?:说好|说了?|答应|承诺|保证|表示|同意|负责|会|将|来|自己|下|争取|准备|计划|打算|安排)|will|promised?|agreed|said|to send|is going to)/iu
/** 客户要求周五前发报价: what they want, we do. */
const wants =
  /(?:要求|让|叫|请|催|希望|想要?|等|盼)(?:着)?(?:我们?|咱们?|我方|你|us)?|(?<!不)要(?!付|给|打款|结|提供|出图)|需要|wants?|asked?|needs?/iu
const we = /我们?|咱们?|我方|我司|\bwe\b|\bI\b|\bus\b/iu
const toThem =
  /(?:发|给|交|寄|报|送|带|提供|回复)(?:到)?(?:他们?|她们?|对方|客户|甲方|业主|[\p{Script=Han}]{1,3}[总工董])|\bto (?:them|him|her)\b/iu
/** What is paid or released comes from the client, what is quoted or drawn up from us. */
const pays =
  /付款|打款|回款|到账|结款|结清|付(?:清|尾款|进度款|定金|首款|全款)|排款|汇款|\bpay(?:ment)?s?\b/iu
const chases = /催|跟进|确认|核对|问|盯|申请|开票|发票|提交|对账|\b(?:chase|remind|check|invoice)\b/iu
const ourWork =
  /报价|方案|效果图|样品|样板|清单|深化|打样|复尺|施工|整改|进场|\b(?:quote|proposal|sample)s?\b/iu
const inside =
  /内部|回公司|公司里?(?:开会|评审|讨论)|(?:让|请|找|叫|催|安排|协调)(?:设计|财务|法务|采购|成本|技术|工程|售后|预算)(?:部|师|同事|那边)?|^(?:设计|财务|法务|采购|技术|售后)部?|\binternal(?:ly)?\b/iu

/**
 * Who a heard promise binds: `theirs` where the client or somebody there does it (他们下周给图纸, 华岳说月底付款), `internal`
 * where it stays among us (内部过一遍方案), else undefined: we promised it to the client.
 */
export function facingHeard(
  found: Found,
  clause: Span,
  step: StepSpan,
): Exclude<Facing, 'client'> | undefined {
  const { text, people, clients } = found
  const words = text.slice(clause.start, step.end)
  const act = step.text
  if ((inside.test(act) || inside.test(words)) && !toThem.test(words)) return 'internal'
  if (toThem.test(words) || ourWork.test(act)) return undefined
  if (pays.test(act)) return we.test(act) || chases.test(words) ? undefined : 'theirs'
  const named = [...people, ...clients].find(
    (one) =>
      overlaps(one, { start: clause.start, end: step.end }) &&
      /^\s*$/.test(text.slice(clause.start, one.start)),
  )
  const after = named
    ? text.slice(named.end, step.end)
    : subject.test(words)
      ? words.replace(subject, '')
      : undefined
  if (after === undefined || wants.test(after) || we.test(after.replace(/(?:发?给|交给|提供给?)我们?/gu, '')))
    return undefined
  // 他们下周给图纸 says who does it; 王总下周三看现场 may be what we do with him.
  const gives = /^\s*(?:\S{0,12}?)(?:给|提供|出|发|交|定|回复|答复|批|签|盖章|确认|send|give|confirm|sign)/iu
  return says.test(after) || (named === undefined && gives.test(after)) || gives.test(after)
    ? 'theirs'
    : undefined
}
