/** Lark's emoji words (`:DONE:`) and reaction types as the nearest Unicode emoji. */
const table =
  'OK 👌 THUMBSUP 👍 THANKS 🙏 MUSCLE 💪 FINGERHEART 🫰 APPLAUSE 👏 FISTBUMP 🤜 JIAYI ➕ DONE ✅ SMILE 🙂 BLUSH 😊 LAUGH 😄 SMIRK 😏 LOL 😂 ' +
  'FACEPALM 🤦 LOVE 😍 WINK 😉 PROUD 😎 WITTY 🤓 SMART 🧠 SCOWL 😠 THINKING 🤔 SOB 😭 CRY 😢 ERROR ❌ NOSEPICK 🙃 HAUGHTY 😤 SLAP 👋 SPITBLOOD 😵 ' +
  'TOASTED 🥴 GLANCE 👀 DULL 😐 INNOCENTSMILE 😇 JOYFUL 😁 WOW 😮 TRICK 🤪 YEAH ✌️ ENOUGH ✋ TEARS 🥲 EMBARRASSED 😳 KISS 😘 SMOOCH 😚 DROOL 🤤 ' +
  'OBSESSED 🤩 MONEY 🤑 TEASE 😜 SHOWOFF 😌 COMFORT 🤗 CLAP 👏 PRAISE 👏 STRIVE 💪 XBLUSH ☺️ SILENT 🤐 WAVE 👋 WHAT 😯 FROWN 🙁 SHY 😊 DIZZY 😵‍💫 ' +
  'LOOKDOWN 😔 CHUCKLE 🤭 WAIL 😫 CRAZY 😜 WHIMPER 🥺 HUG 🤗 BLUBBER 😭 WRONGED 😞 HUSKY 🐶 SHHH 🤫 SMUG 😏 ANGRY 😡 HAMMER 🔨 SHOCKED 😱 TERROR 😱 ' +
  'PETRIFIED 😨 SKULL 💀 SWEAT 😅 SPEECHLESS 😶 SLEEP 😴 DROWSY 😪 YAWN 🥱 SICK 🤒 PUKE 🤮 BETRAYED 😒 HEADSET 🎧 EATING 🍚 MEMEME 🙋 SIGH 😮‍💨 TYPING ⌨️ ' +
  'LEMON 🍋 GET 🫡 LGTM 👍 ONIT 🏃 ONESECOND ⏱️ YOUARETHEBEST 🏆 HEART ❤️ HEARTBROKEN 💔 LIPS 👄 ROSE 🌹 BEER 🍺 CAKE 🎂 GIFT 🎁 CUCUMBER 🥒 DRUMSTICK 🍗 ' +
  'PEPPER 🌶️ FIRE 🔥 PARTY 🎉 FIREWORKS 🎆 CHECK ✔️ CROSS ✖️ CHECKMARK ✅ CROSSMARK ❌ NO 🙅 YES ✔️ BOMB 💣 POOP 💩 ALARM ⏰ TROPHY 🏆 ROCKET 🚀 LOUDSPEAKER 📢 ' +
  'PIN 📌 CALENDAR 📅 BULB 💡 EYES 👀 STATUSINFLIGHT ✈️ GENERALDONOTDISTURB 🚫 GENERALTRAVEL 🧳 GENERALSUN ☀️ GENERALMOONREST 🌙 COFFEE ☕ GOGOGO 🏃 BUBBLETEA 🧋'

const emojis = new Map<string, string>()
const words = table.split(' ')
for (let place = 0; place + 1 < words.length; place += 2)
  emojis.set(words[place] ?? '', words[place + 1] ?? '')

/** The emoji for a key such as `DONE` or `Done`; undefined when Lark has none of that name. */
export const emojiOf = (key: string): string | undefined => emojis.get(key.toUpperCase())
