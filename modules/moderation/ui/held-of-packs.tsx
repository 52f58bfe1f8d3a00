import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { formatPrice, inPrice, isolated } from '@/ui/price'
import type { ExplainedHold } from '../explain-holds'
import { REASON_CODES } from '../reasons'
import { HoldClockWords } from './hold-clock'

/** Where its artist reads the decision whole, and answers; else on the page of appeals. */
const ANSWERED_ON: Partial<Record<ExplainedHold['clock']['waitsFor'], string>> = {
  counter: 'counter',
  claimant: 'counter',
  court: 'counter',
}

/** On one's payouts: what takedowns hold, why and until when. */
export async function HeldOfPacks({ holds, locale }: { holds: readonly ExplainedHold[]; locale: Locale }) {
  const t = await getTranslations('holds')
  const names = await getTranslations('reasons')
  if (holds.length === 0) return null
  return (
    <section aria-labelledby="stopped" className="grid scroll-mt-4 gap-3">
      <h2 id="stopped" className="type-t4">
        {t('title')}
      </h2>
      <ul className="grid gap-4">
        {holds.map(({ packId, title, amount, own, reasons, clock }) => (
          <li key={packId} className="border-line bg-sheet max-w-[68ch] rounded-l border px-5 py-4">
            <p className="strong">
              {t.rich('held', { ...inPrice, amount: formatPrice(amount), title, name: isolated })}
            </p>
            <p className="text-ink-2 mt-1">
              {t('why', {
                reasons: REASON_CODES.filter((code) => reasons.includes(code))
                  .map((code) => names(`${code}.name`))
                  .join(' · '),
              })}{' '}
              <HoldClockWords clock={clock} />
            </p>
            {own && (
              <Link
                prefetch={false}
                href={localHref(locale, `/studio/packs/${packId}/${ANSWERED_ON[clock.waitsFor] ?? 'appeal'}`)}
                className="link mt-1 inline-flex min-h-11 items-center"
              >
                {t('toPack')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
