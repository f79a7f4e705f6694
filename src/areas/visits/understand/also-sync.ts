import type { Span } from './spans.ts'

const counts =
  /(?:(?:也|都|还|就|一并|同时)?(?:算|当|兼)(?:是|作|做|成)?(?:了?(?:一?次|一?个|本月的?|这个?月的?))*|(?:顺便|顺带|顺道|一并|同时)(?:也|把|就)?(?:开了?|做了?|过了?)(?:一?次|一?个|本月的?)?)(?:项目专项(?:沟通会?|会议?)?|专项(?:沟通会?|会议?)|项目(?:例会|会议?|沟通会))(?:开了|做了|了)?|(?<![a-z])(?:also )?counts? (?:also )?as (?:the |a |our )?(?:monthly )?project (?:meeting|sync|review)(?: too| as well)?/giu

/** Words that say a visit counts as a project meeting as well (制度五(一)): 也算项目专项沟通. */
export const findAlsoSync = (text: string): Span[] =>
  [...text.matchAll(counts)]
    .slice(0, 20)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
