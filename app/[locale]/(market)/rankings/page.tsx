import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { RankRow } from '@/modules/catalog/ui/rank-row'
import { ButtonLink } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { risingPacks } from '../_shelf/reads'

export const revalidate = 3600

type Props = PageProps<'/[locale]/rankings'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('shop.rankings')
  return pageWords(await localeOf(params), '/rankings', { title: t('title'), description: t('words') })
}

export default async function RankingsPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('shop.rankings')
  const rising = await risingPacks(50)
  return (
    <div className="page-column pt-4 md:pt-8">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 max-w-[60ch]">{t('words')}</p>
      {rising.length > 0 ? (
        <>
          <h2 className="sr-only">{t('packs')}</h2>
          <ol className="mt-6 grid max-w-4xl">
            {rising.map((pack, index) => (
              <li key={pack.slug} className="perforated-b">
                <RankRow locale={locale} rank={index + 1} pack={pack} newOwners={pack.newOwners} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        <div className="mt-8">
          <EmptyState
            title={t('none')}
            action={<ButtonLink href={localHref(locale, '/new')}>{t('noneAction')}</ButtonLink>}
          >
            {t('noneWords')}
          </EmptyState>
        </div>
      )}
    </div>
  )
}
