import { say } from '../i18n/say.ts'
import type { Bilingual } from '../kit/text.ts'
import type { PolicyData, PolicyUnit, ValueProblem } from './keys.ts'
import { typedText, valueText } from './value-text.ts'

/** Why something is not a value, with an example of one. */
export function problemText(
  problem: ValueProblem,
  value: { unit: PolicyUnit; default: PolicyData; range?: readonly [number, number] },
): Bilingual {
  const { unit } = value
  const [min, max] = value.range ?? [0, 0]
  const bound = (n: number) => (unit === 'numbers' ? { zh: String(n), en: String(n) } : valueText(unit, n))
  const example = typedText(unit, value.default)
  return say((w, of) =>
    [
      w.policy.problems[problem]({ min: of(bound(min)), max: of(bound(max)) }),
      ...(unit === 'switch' || unit === 'choice'
        ? []
        : [w.policy.form.example(of(example).split('\n')[0] ?? '')]),
    ].join(' '),
  )
}
