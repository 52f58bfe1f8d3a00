import { PlusIcon } from '@phosphor-icons/react/dist/ssr/Plus'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { hasRole } from '@/core/actor'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findTermsOffer } from '@/modules/checkout/accept-terms'
import { TermsOffer } from '@/modules/checkout/ui/terms-offer'
import { beginPack } from '@/modules/studio/actions'
import { listInvitations } from '@/modules/studio/list-invitations'
import { listMyPacks } from '@/modules/studio/list-my-packs'
import { findMyStanding } from '@/modules/standing/find-standing'
import { NewPack } from '@/modules/studio/ui/new-pack'
import { PackList } from '@/modules/studio/ui/pack-list'
import { buttonLook } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio.home'))('title') }
}

export default async function StudioPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const actor = await currentActor()
  const packs = await asked(locale, listMyPacks(actor))
  const invitations = await asked(locale, listInvitations(actor))
  const { strikes, pausedUntil } = await asked(locale, findMyStanding(actor))
  const standing = await getTranslations('standing')
  const open = invitations.filter(({ state }) => state === 'invited').length
  const t = await getTranslations('studio.home')
  const common = await getTranslations('studio.head')
  const format = await getFormatter()
  const artist = hasRole(actor, 'artist')
  const offer = artist && (await asked(locale, findTermsOffer(actor)))
  const newPack = artist && (
    <NewPack
      begin={beginPack}
      look={buttonLook('main')}
      trigger={
        <>
          <Icon of={PlusIcon} />
          {t('new')}
        </>
      }
      words={{ title: t('new'), name: t('name'), hint: t('nameHint'), begin: t('begin'), close: common('close') }}
    />
  )
  return (
    <div className="grid gap-7">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="type-page">{t('title')}</h1>
        {packs.length > 0 && newPack}
      </header>
      {open > 0 && (
        <Notice
          tone="warn"
          title={t('invited', { count: open })}
          action={
            <ButtonLink kind="outline" size="s" href={localHref(locale, '/studio/invitations')}>
              {t('seeInvitations')}
            </ButtonLink>
          }
        />
      )}
      {strikes.length > 0 && (
        <Notice
          tone={pausedUntil ? 'bad' : 'warn'}
          title={standing('count', { count: strikes.length })}
          action={
            <ButtonLink kind="outline" size="s" href={localHref(locale, '/studio/standing')}>
              {standing('see')}
            </ButtonLink>
          }
        />
      )}
      {offer && <TermsOffer offer={offer} locale={locale} />}
      {!artist && (
        <EmptyState
          title={t('notArtist')}
          action={
            <ButtonLink kind="main" href={localHref(locale, '/account')}>
              {t('open')}
            </ButtonLink>
          }
        >
          {t('notArtistWords')}
        </EmptyState>
      )}
      {artist && packs.length === 0 && (
        <EmptyState title={t('empty')} action={newPack}>
          {t('emptyWords')}
        </EmptyState>
      )}
      <PackList packs={packs} locale={locale} when={(date) => format.dateTime(date, { dateStyle: 'medium' })} />
    </div>
  )
}
