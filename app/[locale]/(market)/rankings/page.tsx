import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { RankRow } from '@/modules/catalog/ui/rank-row'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Section } from '@/ui/section'
import { risingPacks, weeksBest } from '../_shelf/reads'

export const revalidate = 3600

type Props = PageProps<'/[locale]/rankings'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('shop.rankings')
  return pageWords(await localeOf(params), '/rankings', { title: t('title'), description: t('words') })
}

export default async function RankingsPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('shop.rankings')
  const lists = [
    { id: 'rising', packs: await risingPacks(50), title: t('rising'), words: t('risingWords') },
    { id: 'week', packs: await weeksBest(50), title: t('week'), words: t('weekWords') },
  ].filter(({ packs }) => packs.length > 0)
  return (
    <div className="page-column pt-4 md:pt-8">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 max-w-[60ch]">{t('words')}</p>
      {lists.length > 0 ? (
        <div className="grid items-start gap-x-16 lg:grid-cols-2">
          {lists.map(({ id, packs, title, words }) => (
            <Section key={id} id={id} title={title} lead={words} className="mt-10">
              <ol className="grid">
                {packs.map((pack, index) => (
                  <li key={pack.slug} className="perforated-b">
                    <RankRow locale={locale} rank={index + 1} pack={pack} newOwners={pack.newOwners} />
                  </li>
                ))}
              </ol>
            </Section>
          ))}
        </div>
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
      <Section title={t('how')} id="how">
        <p className="text-ink-2 max-w-[70ch]">{t('howWords')}</p>
      </Section>
    </div>
  )
}
