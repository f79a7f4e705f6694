/** One thing to read, in both languages. Every word a user sees is one of these. */
export type Bilingual = { zh: string; en: string }

/** Builds a bilingual text by calling `pick` once for each language. */
export const inBoth = (pick: (language: 'zh' | 'en') => string): Bilingual => ({ zh: pick('zh'), en: pick('en') })

/** The same characters in both languages: a name, a number. Not escaped: escape where it meets markdown. */
export const same = (text: string): Bilingual => ({ zh: text, en: text })
