import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { money } from '@/core/money'
import { ActionForm } from '@/ui/action-form'
import { playSandboxMove } from '@/modules/payments/actions'
import { findSandboxCharge, type SandboxMove } from '@/modules/payments/play-sandbox'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { Price } from '@/ui/price'
import { Tag } from '@/ui/tag'

// A payment moves on. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ locale: string; ref: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkout.sandbox'))('title'), robots: { index: false } }
}

/** The sandbox's own pay page: what a buyer would see at a processor. */
export default async function SandboxPage({ params }: Props) {
  const locale = await localeOf(params)
  const { ref } = await params
  const charge = await asked(locale, findSandboxCharge(ref))
  const t = await getTranslations('checkout.sandbox')
  const amount = money(charge.amountMinor, charge.currency)
  const open = charge.state === 'open' || charge.state === 'declined'
  const others: { move: SandboxMove; words: string; hint: string }[] = [
    { move: 'decline', words: t('decline'), hint: t('declineHint') },
    { move: 'cancel', words: t('cancel'), hint: t('cancelHint') },
    { move: 'late', words: t('late'), hint: t('lateHint') },
    { move: 'twice', words: t('twice'), hint: t('twiceHint') },
    { move: 'other', words: t('other'), hint: t('otherHint') },
  ]
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-[min(100%-40px,520px)] py-14 outline-none">
      <div className="border-line bg-sheet shadow-e2 grid gap-5 rounded-xl border p-7 md:p-9">
        <div>
          <h1 className="type-t3">{t('title')}</h1>
          <p className="text-ink-2 mt-2">{t('lead')}</p>
        </div>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2">
          <dt className="text-ink-3">{t('for')}</dt>
          <dd className="strong [overflow-wrap:anywhere]">
            <bdi>{charge.description}</bdi>
          </dd>
          <dt className="text-ink-3">{t('amount')}</dt>
          <dd>
            <Price of={amount} className="strong" />
          </dd>
          <dt className="text-ink-3">{t('state')}</dt>
          <dd>
            <Tag tone={charge.state === 'paid' ? 'ok' : open ? 'warn' : 'quiet'}>{t(`states.${charge.state}`)}</Tag>
          </dd>
        </dl>
        {open ? (
          <ActionForm action={playSandboxMove} className="grid gap-4">
            <input type="hidden" name="ref" value={charge.ref} />
            <Button type="submit" kind="main" size="l" name="move" value="pay">
              {t('pay')} <Price of={amount} />
            </Button>
            <ul className="perforated-t grid gap-3 pt-4">
              {others.map(({ move, words, hint }) => (
                <li key={move} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[11rem_1fr]">
                  <Button type="submit" kind="outline" name="move" value={move} aria-describedby={`hint-${move}`}>
                    {words}
                  </Button>
                  <p id={`hint-${move}`} className="type-small text-ink-3">
                    {hint}
                  </p>
                </li>
              ))}
            </ul>
          </ActionForm>
        ) : (
          <>
            <p className="text-ink-2">{t('closed')}</p>
            <ButtonLink kind="strong" href={charge.returnUrl}>
              {t('back')}
            </ButtonLink>
          </>
        )}
      </div>
    </main>
  )
}
