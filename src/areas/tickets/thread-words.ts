import type { Move, Waiting } from '../../../bot-cards/tickets/kinds.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import { readWhen } from '../../kernel/text/when.ts'

/** What words in a ticket's thread mean. `offer`: keqing asks with a button; `unclear`: they may mean several moves. */
export type Said =
  | { is: 'words' }
  | { is: 'internal'; text: string }
  | { is: 'move'; move: Extract<Move, 'take' | 'arrive' | 'resolve' | 'reopen'> }
  | { is: 'pause'; waiting: Waiting }
  | { is: 'visit'; date: string; time: string }
  | { is: 'unclear'; moves: readonly Move[] }

const internal = /^\s*(?:#\s*(?:内部|internal)|(?:内部|internal)\s*[:：])\s*/iu

/** Asked, wished for, or still to come: nothing that happened. */
const notSo =
  /[?？]|吗|了没|没有$|怎么样|什么时候|几点|如果|要是|等.{0,8}(?:修|弄|搞|处理)好|(?:快|差不多|马上|准备|争取|尽量|明天|后天|下午能?|今晚).{0,6}(?:修|弄|搞|处理)好|(?:修|弄|搞|处理)好.{0,2}(?:再|之后|以后|后)|\b(?:when|if|will be|should be|almost|nearly|not yet)\b/iu

const solved =
  /(?:修|弄|搞|处理|解决|换|补|装|调|通)(?:好|完)了|(?:已经?|都)(?:修|弄|处理)(?:好|完)|搞定|解决了|处理完成|恢复(?:正常|了)|\b(?:fixed|done|solved|repaired|mended)\b/iu

const again =
  /(?:还|又)在?(?:漏|滴|渗|坏|松|响|闪|堵|不亮|不通|掉)|(?:还|还是|仍然?)没(?:有)?(?:修好|弄好|搞好|好|解决)|没(?:修|弄|搞)好|复发|\bstill (?:leak|drip|broken|not)|\b(?:leak|drip)\w* again|\bnot (?:fixed|solved|done)\b/iu

const taking =
  /^(?:这个|这单|好的?[,，]?)?\s*(?:我来|我去|我接)(?!晚|年)|^(?:i['’]?ll (?:do|take) it|i['’]?m on it|on it|mine)\b/iu

const there =
  /^(?:我|我们)?(?:已经?|刚)?(?:到了?现场|到了|到达|在现场了)|^(?:on site|arrived|i['’]?m (?:here|there))\b/iu

const forParts =
  /等(?:着)?(?:材料|配件|料|货|备件|石材|瓷砖|同批|厂家)|\bwaiting for (?:parts?|material|tiles?)\b/iu
const forClient =
  /等(?:着)?(?:客户|物业|业主|甲方|对方|他们)|\bwaiting for (?:the )?(?:client|owner|tenant)\b/iu

const going = /过去|上门|去(?:看|修|处理|一趟)?|到场|过来|\b(?:come|be there|visit|go)\b/iu

/** How long a sentence may be to be a move by its first words alone: what is longer tells a story. */
const short = 20

/**
 * Understands what is said below a ticket's card. Sure of itself or silent: whatever else it is, the words are filed. What
 * speaks of several moves at once (修好了，又漏了) is asked about.
 */
export function understandThread(text: string, context: { now: Date; zone: string }): Said {
  const inside = internal.exec(text)
  if (inside) return { is: 'internal', text: text.slice(inside[0].length).trim() }
  const said = normalize(text).trim()
  const broken = again.test(said) && !/[?？]|吗/u.test(said)
  const mended = solved.test(said) && !notSo.test(said)
  if (broken && mended) return { is: 'unclear', moves: ['resolve', 'reopen'] }
  if (broken) return { is: 'move', move: 'reopen' }
  if (mended) return { is: 'move', move: 'resolve' }
  if (notSo.test(said)) return { is: 'words' }
  if (forParts.test(said)) return { is: 'pause', waiting: 'parts' }
  if (forClient.test(said)) return { is: 'pause', waiting: 'client' }
  const [when, ...more] = readWhen(said, { ...context, lean: 'future' })
  if (when && more.length === 0 && when.kind === 'value' && when.value.time && going.test(said))
    return { is: 'visit', date: when.value.date, time: when.value.time }
  if (when) return { is: 'words' }
  if (said.length > short) return { is: 'words' }
  if (taking.test(said)) return { is: 'move', move: 'take' }
  return there.test(said) ? { is: 'move', move: 'arrive' } : { is: 'words' }
}
