import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { PackShelf } from '@/app/[locale]/(market)/_shelf/pack-shelf'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { art } from '@/modules/catalog/ui/art'
import { changeNewsMail, leaveArtist } from '@/modules/following/actions'
import { listNews } from '@/modules/following/list-news'
import { ActionForm } from '@/ui/action-form'
import { Avatar } from '@/ui/avatar'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('following'))('title'), robots: { index: false } }
}

/** What is new from the artists somebody follows, who they are, and whether mail comes. */
export default async function FollowingPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { after } = await searchParams
  const from = typeof after === 'string' ? after : undefined
  const { artists, packs, byMail } = await listNews(await requireSignedIn('/following'), from)
  const t = await getTranslations('following')
  const shop = await getTranslations('shop')
  const to = (path: string) => localHref(locale, path)
  return (
    <div className="page-column pt-4 pb-10 md:pt-8">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 mb-8 max-w-[60ch]">{t('lead')}</p>
      {artists.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={<ButtonLink href={to('/artists')}>{t('empty.action')}</ButtonLink>}
        >
          <p>{t('empty.words')}</p>
        </EmptyState>
      ) : (
        <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_320px]">
          <section aria-label={t('packs')}>
            <h2 className="sr-only">{t('packs')}</h2>
            {packs.rows.length > 0 ? (
              <PackShelf locale={locale} packs={packs.rows} first />
            ) : (
              <p className="text-ink-2">{t('none')}</p>
            )}
            <Pager
              label={shop('pages')}
              next={
                packs.next
                  ? { href: `${to('/following')}?after=${encodeURIComponent(packs.next)}`, words: shop('more') }
                  : undefined
              }
            />
          </section>
          <aside className="grid content-start gap-6">
            <section aria-labelledby="by-mail" className="border-line bg-sheet shadow-e1 rounded-l border p-6">
              <h2 id="by-mail" className="type-t4">
                {t('mail.title')}
              </h2>
              <p className="text-ink-2 mt-1.5 mb-4">{t(byMail ? 'mail.on' : 'mail.off')}</p>
              <ActionForm action={changeNewsMail}>
                <input type="hidden" name="wanted" value={byMail ? 'no' : 'yes'} />
                <SubmitButton>{t(byMail ? 'mail.stop' : 'mail.start')}</SubmitButton>
              </ActionForm>
            </section>
            <section aria-labelledby="artists">
              <h2 id="artists" className="type-t4 mb-3">
                {t('artists', { count: artists.length })}
              </h2>
              <ul className="divide-line divide-y">
                {artists.map(({ id, handle, displayName, avatarKey }) => (
                  <li key={id} className="flex items-center gap-3 py-3">
                    <Avatar name={displayName} src={avatarKey ? art(avatarKey, 56).src : undefined} side={44} />
                    <Link
                      prefetch={false}
                      href={to(`/artists/${handle}`)}
                      className="link min-w-0 grow truncate py-2.5"
                    >
                      <bdi>{displayName}</bdi>
                    </Link>
                    <ActionForm action={leaveArtist}>
                      <input type="hidden" name="artistId" value={id} />
                      <SubmitButton kind="bare" size="s" aria-label={t('leaveNamed', { name: displayName })}>
                        {t('leave')}
                      </SubmitButton>
                    </ActionForm>
                  </li>
                ))}
              </ul>
            </section>
          </aside>
        </div>
      )}
    </div>
  )
}
