export type Language = 'zh' | 'en'

/** The same thing in both languages: words, or Markdown. */
export type InBoth<T> = { zh: T; en: T }

/** One thing to read, in both languages. Every word a user sees is one of these. */
export type Bilingual = InBoth<string>

/** Builds a bilingual text by calling `pick` once for each language. */
export const inBoth = <T>(pick: (language: Language) => T): InBoth<T> => ({ zh: pick('zh'), en: pick('en') })

/** A day or time inside an English sentence: `Last Fri` reads `last Fri` there; weekdays and months keep their capital. */
export const inSentence = (when: string): string =>
  when.replace(/^(?:Today|Tomorrow|Yesterday|This|Last|Next)\b/, (word) => word.toLowerCase())

/** The same characters in both languages: a name, a number. Not escaped: escape where it meets markdown. */
export const same = (text: string): Bilingual => ({ zh: text, en: text })
