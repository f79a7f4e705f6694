import { z } from 'zod'
import { ApiFailure } from './failure.ts'
import { newId } from './ids.ts'
import { jsonBody, messageOf, type Platform, type Route } from './platform.ts'

const emojis = new Set(
  `OK THUMBSUP THANKS MUSCLE FINGERHEART APPLAUSE FISTBUMP JIAYI DONE SMILE BLUSH LAUGH SMIRK LOL FACEPALM LOVE WINK
PROUD WITTY SMART SCOWL THINKING SOB CRY ERROR NOSEPICK HAUGHTY SLAP SPITBLOOD TOASTED GLANCE DULL INNOCENTSMILE
JOYFUL WOW TRICK YEAH ENOUGH TEARS EMBARRASSED KISS SMOOCH DROOL OBSESSED MONEY TEASE SHOWOFF COMFORT CLAP PRAISE
STRIVE XBLUSH SILENT WAVE WHAT FROWN SHY DIZZY LOOKDOWN CHUCKLE WAIL CRAZY WHIMPER HUG BLUBBER WRONGED HUSKY SHHH
SMUG ANGRY HAMMER SHOCKED TERROR PETRIFIED SKULL SWEAT SPEECHLESS SLEEP DROWSY YAWN SICK PUKE BETRAYED HEADSET
EatingFood MeMeMe Sigh Typing Lemon Get LGTM OnIt OneSecond VRHeadset YouAreTheBest SALUTE SHAKE HIGHFIVE UPPERLEFT
ThumbsDown SLIGHT TONGUE EYESCLOSED RoarForYou CALF BEAR BULL RAINBOWPUKE ROSE HEART PARTY LIPS BEER CAKE GIFT
CUCUMBER Drumstick Pepper CANDIEDHAWS BubbleTea Coffee Yes No OKR CheckMark CrossMark MinusOne Hundred AWESOMEN Pin
Alarm Loudspeaker Trophy Fire BOMB Music XmasTree Snowman XmasHat FIREWORKS REDPACKET FORTUNE LUCK FIRECRACKER
StickyRiceBalls HEARTBROKEN POOP StatusFlashOfInspiration CLEAVER Soccer Basketball GeneralDoNotDisturb
Status_PrivateMessage GeneralInMeetingBusy StatusReading StatusInFlight GeneralBusinessTrip GeneralWorkFromHome
StatusEnjoyLife GeneralTravellingCar StatusBus GeneralSun GeneralMoonRest`.split(/\s+/),
)

const body = z.object({ reaction_type: z.object({ emoji_type: z.string() }) })
const base = '/open-apis/im/v1/messages/:message_id/reactions'

const operator = (platform: Platform) => ({ operator_id: platform.app.appId, operator_type: 'app' })

export const reactionRoutes: Route[] = [
  {
    method: 'POST',
    path: base,
    handle: async (platform, c) => {
      const parsed = body.safeParse(await jsonBody(c))
      const message = messageOf(platform, c.req.param('message_id'))
      const emoji = parsed.data?.reaction_type.emoji_type ?? ''
      if (!emojis.has(emoji)) throw new ApiFailure(231001, 'reaction type is invalid.')
      if (message.recalled) throw new ApiFailure(230011, 'The message was withdrawn.')
      const before = message.reactions.find((one) => one.from === 'bot' && one.emoji === emoji)
      const reaction = before ?? { id: newId('rea_'), emoji, from: 'bot' }
      if (!before) message.reactions.push(reaction)
      platform.store.emit({ type: 'message', message })
      return {
        reaction_id: reaction.id,
        operator: operator(platform),
        action_time: String(platform.clock.now().getTime()),
        reaction_type: { emoji_type: emoji },
      }
    },
  },
  {
    method: 'DELETE',
    path: `${base}/:reaction_id`,
    handle: (platform, c) => {
      const message = messageOf(platform, c.req.param('message_id'))
      const index = message.reactions.findIndex(
        (one) => one.id === c.req.param('reaction_id') && one.from === 'bot',
      )
      const [gone] = index < 0 ? [] : message.reactions.splice(index, 1)
      if (!gone) throw new ApiFailure(231007, 'the reaction is not yours or does not exist')
      platform.store.emit({ type: 'message', message })
      return { reaction_id: gone.id, operator: operator(platform), reaction_type: { emoji_type: gone.emoji } }
    },
  },
]
