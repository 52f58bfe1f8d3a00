import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { answerInvitationNow } from '@/modules/studio/actions'
import { listInvitations } from '@/modules/studio/list-invitations'
import { InvitationAnswer } from '@/modules/studio/ui/invitation-answer'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Tag } from '@/ui/tag'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio.invitations'))('title') }
}

export default async function InvitationsPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const invitations = await asked(locale, listInvitations(await currentActor()))
  const t = await getTranslations('studio.invitations')
  const format = await getFormatter()
  return (
    <div className="grid gap-7">
      <h1 className="type-page">{t('title')}</h1>
      {invitations.length === 0 && <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>}
      <ul className="grid gap-4">
        {invitations.map(({ packId, title, artist, points, part, state }) => {
          const percent = format.number(points / 10_000, { style: 'percent', maximumFractionDigits: 2 })
          return (
            <li key={packId} className="border-line bg-sheet shadow-e1 grid gap-3 rounded-l border p-5 sm:p-7">
              <h2 className="type-t4">
                <bdi>{title}</bdi>
              </h2>
              <p>{t('offer', { artist: artist.name, percent, pack: title })}</p>
              {part && <p className="text-ink-2">{t('part', { part })}</p>}
              {state === 'accepted' && (
                <p>
                  <Tag tone="ok">{t('accepted')}</Tag>
                </p>
              )}
              {state === 'declined' && <p className="text-ink-2">{t('declined')}</p>}
              <div className="flex flex-wrap items-start gap-2.5">
                {state !== 'accepted' && (
                  <InvitationAnswer
                    answer={answerInvitationNow}
                    packId={packId}
                    points={points}
                    words={{ accept: t('accept', { percent }), decline: t('decline') }}
                    declined={state === 'declined'}
                  />
                )}
                {state !== 'declined' && (
                  <ButtonLink href={localHref(locale, `/studio/packs/${packId}`)}>{t('look')}</ButtonLink>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
