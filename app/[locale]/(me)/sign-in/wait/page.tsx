import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { Refusal } from '@/core/refusal'
import { localHref } from '@/i18n/routing'
import { takeTurn, type Turn } from '@/modules/accounts/ask-or-wait'
import { ButtonLink } from '@/ui/button-link'
import { LookAgain } from '@/ui/look-again'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn.wait'))('title'), robots: { index: false } }
}

/**
 * A place in line: it looks by itself whether it is its turn, with no script. What is done then was asked for by whoever holds the
 * signed ticket; a page of another site cannot make one.
 */
export default async function WaitPage({ params, searchParams }: PageProps<'/[locale]/sign-in/wait'>) {
  const locale = await localeOf(params)
  const { ticket } = await searchParams
  const t = await getTranslations('signIn.wait')
  const place = typeof ticket === 'string' ? ticket : ''
  const turn = await lookForTurn(place)
  if (turn.kind === 'on') redirect(turn.to)
  const again = localHref(locale, '/sign-in')

  if (turn.kind !== 'wait')
    return (
      <LetterPage
        title={t('gone')}
        lead={turn.kind === 'often' ? t('often', { minutes: turn.minutes }) : t('goneWords')}
      >
        <div>
          <ButtonLink kind="main" size="l" href={again}>
            {t('again')}
          </ButtonLink>
        </div>
      </LetterPage>
    )

  return (
    <LetterPage title={t('title')} lead={t(turn.why)}>
      {/* The link is sent by looking, and one may be reading mail meanwhile. */}
      <LookAgain key={place} everyMs={(turn.seconds + 1) * 1_000} unseen />
      <noscript>
        <meta httpEquiv="refresh" content={String(turn.seconds + 1)} />
      </noscript>
      <output className="strong">{t('seconds', { seconds: turn.seconds })}</output>
      <div>
        <ButtonLink href={again}>{t('other')}</ButtonLink>
      </div>
    </LetterPage>
  )
}

async function lookForTurn(ticket: string): Promise<Turn | { kind: 'often'; minutes: number }> {
  try {
    return await takeTurn(ticket)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'rate_limit.exceeded')
      return { kind: 'often', minutes: Number(error.params.minutes) }
    if (error instanceof Refusal) return { kind: 'gone' }
    throw error
  }
}
