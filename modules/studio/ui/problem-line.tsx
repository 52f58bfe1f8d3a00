'use client'

import { InfoIcon } from '@phosphor-icons/react/dist/ssr/Info'
import { WarningIcon } from '@phosphor-icons/react/dist/ssr/Warning'
import { useFormatter, useTranslations } from 'next-intl'
import type { Problem, RefusalParams } from '@/core/refusal'
import { Icon } from '@/ui/icon'

/** The words of a finding: what is wrong with the measured value and the limit, and how to mend it. */
export function useProblemWords() {
  const t = useTranslations('problems')
  const format = useFormatter()
  return ({ code, params }: Pick<Problem, 'code' | 'params'>) => {
    const said = readable(params, format.number)
    return {
      what: t.has(`${code}.what`) ? t(`${code}.what`, said) : t.has(code) ? t(code, said) : code,
      fix: t.has(`${code}.fix`) ? t(`${code}.fix`, said) : undefined,
    }
  }
}

/** Bytes are read as MB or KB (1 KB = 1,000 bytes); other numbers stay numbers, so that plurals can count them. */
function readable(params: RefusalParams, number: (value: number, options?: object) => string): RefusalParams {
  const bytes = (value: number) =>
    value >= 1_000_000
      ? `${number(value / 1_000_000, { maximumFractionDigits: 1 })} MB`
      : `${number(value / 1000, { maximumFractionDigits: 1 })} KB`
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && /bytes$/i.test(name) ? bytes(value) : value,
    ]),
  )
}

/** One finding, in words, with its code for a mail to support. */
export function ProblemLine({ problem, file }: { problem: Problem; file?: string | undefined }) {
  const words = useProblemWords()(problem)
  const bad = problem.severity === 'fault'
  return (
    <div className="type-small flex items-start gap-2">
      <Icon
        of={bad ? WarningIcon : InfoIcon}
        weight="fill"
        size={16}
        className={bad ? 'text-bad mt-0.5' : 'text-ink-3 mt-0.5'}
      />
      <p className="min-w-0">
        {file && <bdi className="strong">{file}: </bdi>}
        <span className={bad ? 'strong text-bad' : ''}>{words.what}</span> {words.fix}{' '}
        <bdi className="type-code text-ink-3">{problem.code.toUpperCase().replaceAll(/[._]/g, '-')}</bdi>
      </p>
    </div>
  )
}

/** The words of a refusal that came as JSON. */
export function useRefusalWords() {
  const t = useTranslations('refusals')
  const format = useFormatter()
  return ({ code, params }: { code: string; params: RefusalParams }) =>
    t.has(code) ? t(code, readable(params, format.number)) : t('form.invalid')
}
