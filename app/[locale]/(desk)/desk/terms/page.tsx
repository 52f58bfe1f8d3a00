import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { requireSignedIn } from '@/infra/session'
import { listTerms } from '@/modules/checkout/shop-terms'
import { TermsForm, TermsTable } from '@/modules/checkout/ui/terms-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('title') }
}

/** What the shop keeps of a sale, version by version. */
export default async function TermsPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const versions = await asked(locale, listTerms(await requireSignedIn('/desk/terms')))
  const t = await getTranslations('terms')
  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-6">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1 max-w-[70ch]">{t('lead')}</p>
      </div>
      <TermsForm />
      <TermsTable versions={versions} locale={locale} />
    </div>
  )
}
