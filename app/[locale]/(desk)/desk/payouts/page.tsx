import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { handOverPayouts } from '@/modules/payouts/actions'
import { listPayouts } from '@/modules/payouts/list-payouts'
import { Freezes } from '@/modules/payouts/ui/freezes'
import { PayoutCard } from '@/modules/payouts/ui/payout-card'
import { ActionForm } from '@/ui/action-form'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts.desk'))('title') }
}

/** Payouts as finance sees them: what waits for a decision, what waits for a bank, what is on its way, and what ended. */
export default async function DeskPayoutsPage({ params }: Props) {
  const locale = await localeOf(params)
  const actor = await currentActor()
  const { freezes, lateness, ...byState } = await asked(locale, listPayouts(actor))
  const me = actor.kind === 'user' ? actor.id : ''
  const everyone = [...Object.values(byState).flat(), ...freezes]
  const names = await findProfiles(everyone.map((one) => one.userId))
  const t = await getTranslations('payouts.desk')
  const byHand = byState.approved.some((payout) => payout.provider === 'manual')

  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-9">
      <div className="grid gap-3">
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2">{t('lead')}</p>
        <Notice tone={lateness.waiting > 0 ? 'bad' : 'ok'}>{t('lateness', lateness)}</Notice>
      </div>
      {(['requested', 'approved', 'sent', 'ended'] as const).map((state) => (
        <section key={state} aria-labelledby={state} className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-4">
            <h2 id={state} className="type-t4">
              {t(`sections.${state}`)}
            </h2>
            {state === 'approved' && byHand && (
              <ActionForm action={handOverPayouts} className="grid gap-3">
                <SubmitButton kind="strong">{t('handOver')}</SubmitButton>
              </ActionForm>
            )}
          </div>
          {byState[state].length === 0 && <p className="text-ink-2">{t('nothing')}</p>}
          {byState[state].map((payout) => (
            <PayoutCard
              key={payout.id}
              payout={payout}
              name={names.get(payout.userId)?.displayName ?? payout.userId}
              file={localHref(locale, `/desk/people/${names.get(payout.userId)?.handle ?? ''}`)}
              own={payout.userId === me}
            />
          ))}
        </section>
      ))}
      <Freezes freezes={freezes} names={names} />
    </div>
  )
}
