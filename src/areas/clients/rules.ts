import { type FigureKind, figureKinds } from '../../../bot-cards/clients/figure-actions.ts'
import { addDays } from '../../kernel/calendar.ts'
import { accept, type Decision, refuse } from '../../kernel/decision.ts'
import { type ReadYuan, readYuan } from '../../kernel/text/money.ts'
import { type ReadUscc, readUscc } from '../../kernel/text/uscc.ts'

type Wrong<C extends string, P extends Record<string, string | number>> = { code: C; params: P }
type None = Record<string, never>

export type AmountRefusal =
  | Wrong<'amount_unreadable', { heard: string }>
  | Wrong<'amount_unclear', { heard: string; options: string }>
  | Wrong<'amount_negative' | 'amount_too_large', None>

/** An amount as typed, in whole yuan, more than zero. `write` says an amount as people do. */
export function amountOf(typed: string, write: (yuan: number) => string): Decision<number, AmountRefusal> {
  const read: ReadYuan = readYuan(typed)
  if (read.ok) return accept(read.yuan)
  switch (read.why) {
    case 'unclear':
      return refuse('amount_unclear', { heard: typed, options: read.options.map(write).join(' / ') })
    case 'negative':
      return refuse('amount_negative', {})
    case 'too_large':
      return refuse('amount_too_large', {})
    case 'unreadable':
      return refuse('amount_unreadable', { heard: typed })
  }
}

export type FigureRefusal =
  | AmountRefusal
  | Wrong<'signed_in_future' | 'figure_kind_missing' | 'figure_label_missing', None>

export type NewFigure = { kind: FigureKind; yuan: number; label: string; onDay: string }
export type FigureField = 'kind' | 'amount' | 'label' | 'day'

/**
 * What a form for an amount says, or what is wrong with which field: never nothing or less, never signed after today
 * (an amount counts from the day it was signed, 制度二(三)). Without a day: today.
 */
export function figureOf(
  fields: {
    kind?: string | undefined
    amount?: string | undefined
    label?: string | undefined
    day?: string | undefined
  },
  today: string,
  write: (yuan: number) => string,
): { ok: true; figure: NewFigure } | { ok: false; wrong: Partial<Record<FigureField, FigureRefusal>> } {
  const wrong: Partial<Record<FigureField, FigureRefusal>> = {}
  const kind = figureKinds.find((one) => one === fields.kind)
  if (!kind) wrong.kind = { code: 'figure_kind_missing', params: {} }
  const amount = amountOf(fields.amount ?? '', write)
  if (!amount.ok) wrong.amount = amount.refusal
  const label = (fields.label ?? '').trim()
  if (label === '' && kind !== 'forecast_3y') wrong.label = { code: 'figure_label_missing', params: {} }
  const onDay = fields.day ?? today
  if (onDay > today) wrong.day = { code: 'signed_in_future', params: {} }
  if (!kind || !amount.ok || Object.keys(wrong).length > 0) return { ok: false, wrong }
  return { ok: true, figure: { kind, yuan: amount.value, label, onDay } }
}

export type UsccRefusal =
  | Wrong<'uscc_wrong', { heard: string }>
  | Wrong<'uscc_length', { heard: string; length: number }>

/** The code to keep, or what is wrong with it and what was probably meant. A reason keeps a code that fails. */
export function usccToKeep(
  typed: string | undefined,
  reason: string | undefined,
): { ok: true; uscc?: string; override?: string } | { ok: false; refusal: UsccRefusal; likely: string[] } {
  if (typed === undefined) return { ok: true }
  const read: ReadUscc = readUscc(typed)
  if (read.ok) return { ok: true, uscc: read.code }
  const { code, likely } = read
  if (code.length !== 18)
    return {
      ok: false,
      likely,
      refusal: { code: 'uscc_length', params: { heard: code, length: code.length } },
    }
  if (reason) return { ok: true, uscc: code, override: reason }
  return { ok: false, likely, refusal: { code: 'uscc_wrong', params: { heard: code } } }
}

/** The last day on which a merge of that day can be taken back. */
export const unmergeUntil = (mergedOn: string, days: number): string => addDays(mergedOn, days)
