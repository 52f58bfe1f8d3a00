'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fromDecimal, money, toDecimal } from '@/core/money'
import type { FormState } from '@/infra/form-action'
import { CheckField } from '@/ui/check-field'
import { FieldError, TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { formatPrice } from '@/ui/price'
import { SplitBar, SplitList } from '@/ui/split-bar'
import type { EditorPage } from '../find-editor'
import { PeoplePanel } from './people-panel'
import type { SaveAction } from './use-editor'

const PRICINGS = ['free', 'fixed', 'choose'] as const

/** What a buyer pays and who gets it: the same bar as on the pack's page, made by the same computation. */
export function PricePanel({
  editor,
  ladder,
  country,
  setPrice,
  sharePack,
  refresh,
}: {
  editor: EditorPage
  /** Prices a pack can have, in minor units. */
  ladder: readonly string[]
  /** The shop's home country, in words: the split is quoted for it. */
  country: string
  setPrice: SaveAction
  sharePack: SaveAction
  refresh: () => Promise<void>
}) {
  const t = useTranslations('studio.price')
  const { currency, minor } = editor.price
  const [pricing, setPricing] = useState(editor.price.pricing)
  const [least, setLeast] = useState(toDecimal(money(BigInt(minor), currency)))
  const [suggested, setSuggested] = useState(
    editor.price.suggested ? toDecimal(money(BigInt(editor.price.suggested), currency)) : '',
  )
  const [fault, setFault] = useState<FormState>()
  const disabled = !editor.isArtist || editor.packState === 'banned'

  const save = async (nextPricing: string, nextMinor: bigint, nextSuggested = '') => {
    const form = new FormData()
    form.set('packId', editor.packId)
    form.set('pricing', nextPricing)
    form.set('minor', String(nextMinor))
    form.set('suggested', nextSuggested)
    const result = await setPrice(undefined, form)
    setFault(result.ok ? undefined : result)
    await refresh()
  }
  const choose = (next: string) => {
    setPricing(next)
    const rung = ladder.includes(minor) ? minor : (ladder[Math.min(2, ladder.length - 1)] ?? '0')
    if (next === 'free') void save('free', 0n)
    if (next === 'fixed') void save('fixed', BigInt(rung))
    if (next === 'choose') void save('choose', fromDecimal(least, currency)?.minor ?? 0n)
  }
  const saveChoice = () => {
    const amount = fromDecimal(least, currency)
    const hint = suggested === '' ? '' : fromDecimal(suggested, currency)?.minor.toString()
    if (!amount || hint === undefined) return
    if (String(amount.minor) !== minor || hint !== editor.price.suggested) void save('choose', amount.minor, hint)
  }
  const parts = editor.split.map(({ kind, name, points, minor: part }) => ({
    kind,
    name: kind === 'tax' ? t('tax') : kind === 'shop' ? t('shop') : name,
    note: points > 0 ? t('points', { percent: points / 10_000 }) : undefined,
    amount: money(BigInt(part), currency),
  }))
  return (
    <section aria-labelledby="price" className="border-line bg-sheet shadow-e1 grid gap-6 rounded-l border p-5 sm:p-7">
      <h2 id="price" className="type-t4">
        {t('heading')}
      </h2>
      <div className="grid gap-6 md:grid-cols-[240px_1fr]">
        <fieldset disabled={disabled} className="grid content-start gap-1">
          <legend className="sr-only">{t('pricing')}</legend>
          {PRICINGS.map((name) => (
            <CheckField
              key={name}
              type="radio"
              name="pricing"
              label={t(`pricings.${name}`)}
              checked={pricing === name}
              onChange={() => choose(name)}
            />
          ))}
          {pricing === 'fixed' && (
            <SelectField
              label={t('amount')}
              hint={t('taxIncluded')}
              value={minor}
              onChange={(event) => void save('fixed', BigInt(event.target.value))}
            >
              {!ladder.includes(minor) && <option value={minor}>{formatPrice(money(BigInt(minor), currency))}</option>}
              {ladder.map((rung) => (
                <option key={rung} value={rung}>
                  {formatPrice(money(BigInt(rung), currency))}
                </option>
              ))}
            </SelectField>
          )}
          {pricing === 'choose' && (
            <TextField
              label={t('least', { currency })}
              hint={t('leastHint')}
              inputMode="decimal"
              dir="ltr"
              value={least}
              error={fromDecimal(least, currency) ? undefined : t('leastBad')}
              onChange={(event) => setLeast(event.target.value)}
              onBlur={saveChoice}
            />
          )}
          {pricing === 'choose' && (
            <TextField
              label={t('suggested', { currency })}
              hint={t('suggestedHint')}
              inputMode="decimal"
              dir="ltr"
              value={suggested}
              error={suggested === '' || fromDecimal(suggested, currency) ? undefined : t('leastBad')}
              onChange={(event) => setSuggested(event.target.value)}
              onBlur={saveChoice}
            />
          )}
          {fault && <FieldError>{fault.message ?? t('failed')}</FieldError>}
        </fieldset>
        <PeoplePanel
          // What the server has changes only by what is sent from here: then the rows start from it again.
          key={editor.people.map(({ userId, points, state }) => `${userId}${points}${state}`).join()}
          editor={editor}
          disabled={disabled}
          sharePack={sharePack}
          refresh={refresh}
        />
      </div>
      {parts.some((part) => part.amount.minor > 0n) && (
        <div className="grid gap-3">
          <SplitBar parts={parts} />
          <SplitList parts={parts} inline />
          <p className="type-small text-ink-3">{t('quotedFor', { country })}</p>
        </div>
      )}
    </section>
  )
}
