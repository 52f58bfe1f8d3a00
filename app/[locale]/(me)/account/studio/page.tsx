import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { localeOf } from '@/app/_shell/locale-of'
import { hasRole } from '@/core/actor'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { requireSignedIn } from '@/infra/session'
import { AGREEMENT_VERSION } from '@/modules/accounts/agreement'
import { findFeeInForce } from '@/modules/checkout/become-artist'
import { StudioForm } from '@/modules/checkout/ui/studio-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.studio'))('title'), robots: { index: false } }
}

/** Becoming an artist: what is agreed, in words one can read in a minute. */
export default async function OpenStudioPage({ params }: PageProps<'/[locale]/account/studio'>) {
  const locale = await localeOf(params)
  const actor = await requireSignedIn('/account/studio')
  if (hasRole(actor, 'artist')) redirect(localHref(locale, '/studio'))
  const t = await getTranslations('account.studio')
  const points = ['own', 'split', 'judge', 'keep', 'leave', 'change'] as const
  const { version: terms, points: fee } = await findFeeInForce()
  const facts = { fee: fee / 100, hours: env.REVIEW_PROMISE_HOURS, days: env.HOLD_DAYS }
  return (
    <div className="mx-auto w-[min(100%-40px,680px)] pt-10 pb-16">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-3">{t('lead')}</p>
      <section aria-labelledby="agreement" className="border-line bg-sheet shadow-e1 mt-8 rounded-l border px-6 py-6">
        <h2 id="agreement" className="type-t4">
          {t('agreementTitle')}
        </h2>
        <p className="type-small text-ink-3">{t('version', { version: AGREEMENT_VERSION })}</p>
        <ol className="mt-4 grid gap-3">
          {points.map((point) => (
            <li key={point} className="perforated-t pt-3 first:border-0 first:pt-0">
              <h3 className="strong">{t(`agreement.${point}.title`)}</h3>
              <p className="text-ink-2">{t(`agreement.${point}.words`, facts)}</p>
            </li>
          ))}
        </ol>
        <p className="perforated-t mt-4 pt-3">
          <Link
            prefetch={false}
            href={localHref(locale, '/figures')}
            className="link inline-flex min-h-11 items-center"
          >
            {t('figures')}
          </Link>
        </p>
      </section>
      <div className="mt-6">
        <StudioForm version={AGREEMENT_VERSION} terms={terms} words={{ agree: t('agree'), open: t('open') }} />
      </div>
    </div>
  )
}
