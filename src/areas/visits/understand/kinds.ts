import type { VisitKind } from '../../../../bot-cards/visits/actions.ts'
import type { Span } from './spans.ts'

/** A word that tells how the contact took place; `guessed` when it only implies it (去了 → face to face). */
export type HeardKind = Span & { kind: VisitKind; guessed: boolean }

type Rule = { kind: VisitKind; guessed: boolean; pattern: RegExp }

const rules: readonly Rule[] = [
  {
    kind: 'project_sync',
    guessed: false,
    pattern:
      /(?:开了?个?|参加了?)?(?:项目(?:专项(?:沟通|会议?)?|周?例会|协调会|沟通会|会议?(?=[，,。\s聊谈]|$))|专项(?:沟通|会议?)|周?例会|工程协调会)|(?<![a-z])project (?:meeting|sync|review)(?![a-z])/gi,
  },
  {
    kind: 'video',
    guessed: false,
    pattern:
      /视频(?:会议|通话|电话|连线|沟通|聊)?(?!方案|素材|号|监控|文件|资料)|(?:腾讯|飞书|钉钉|线上|远程|电话)(?:会议|会)|(?<![a-z])(?:video (?:call|meeting)|zoom|teams call|video)(?![a-z])/gi,
  },
  {
    kind: 'wechat',
    guessed: false,
    pattern:
      /(?<!加了?|留了?|要了?|企业?)微信(?!号|小程序|公众号|群发|支付)(?:上|里)?(?:语音|沟通|联系|聊|发)?了?|(?<![a-z])(?:wechat(?:ed)?|weixin)(?![a-z])/gi,
  },
  {
    kind: 'email',
    guessed: false,
    pattern:
      /(?:发了?(?:一?封)?|来)?(?:电子)?邮件(?:往来|沟通|联系)?(?!地址)|(?<![a-z])e-?mail(?:ed)?(?![a-z])/gi,
  },
  {
    kind: 'phone',
    guessed: false,
    pattern:
      /(?:打|来|接|通)了?(?:一?个|一?通|几个|两个)?电话|(?<![要留给的]了?|他|她)电话(?!号|[是:：]?\s*[\d０-９]|没|不|会)(?:沟通|联系|回访|拜访|里|中)?了?|致电|去电|来电|通(?:了个?|过)?话|打给|(?<![a-z])(?:called|phoned|rang|phone call|by phone|on the phone|call with|phone)(?![a-z])/gi,
  },
  {
    kind: 'face_to_face',
    guessed: false,
    pattern:
      /面谈了?|面对面|当面|见了?个?面|碰了?个?面|会面|上门了?|登门|现场(?:拜访|沟通|交流|见)|(?<![a-z])(?:face[- ]to[- ]face|in person|on[- ]site visit)(?![a-z])/gi,
  },
  {
    kind: 'face_to_face',
    guessed: true,
    pattern:
      /拜访了?|走访了?|回访了?|到访了?|来访|(?<![过失回出进下没不未想]|(?<![早晚])上)去了?(?!年|电|掉|除|世|留)(?:一?趟)?|跑了?(?:一?趟)|跑了|(?<![意看再听遇可罕少常碰会预没不未])见(?:了|到了?|过)?(?!解|效|面|证|谅|识|状|底|方案|附|图|于|习|外)|吃了?个?饭|喝了?个?茶|请.{0,3}吃饭|(?<![a-z])(?:met|visited|visit|saw|lunch with|dinner with)(?![a-z])/gi,
  },
]

/** More words of one sort than this are not one message about visits. */
const timesAtMost = 40

/** The contact words of a text, left to right; explicit ones win where two overlap. */
export function findKinds(text: string): HeardKind[] {
  const found: HeardKind[] = []
  for (const { kind, guessed, pattern } of rules) {
    let count = 0
    for (const match of text.matchAll(pattern)) {
      if (++count > timesAtMost) break
      const span = { start: match.index, end: match.index + match[0].length }
      if (!found.some((other) => span.start < other.end && other.start < span.end))
        found.push({ ...span, kind, guessed })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
