import { EnvelopeSimpleOpenIcon } from '@phosphor-icons/react/dist/ssr/EnvelopeSimpleOpen'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { ownPath } from '@/core/own-path'
import { localHref } from '@/i18n/routing'
import { askedCode, askedMark } from '@/infra/asking-browser'
import { env } from '@/infra/env'
import { askedNumber } from '@/infra/session'
import { LINK_MINUTES } from '@/infra/session-token'
import { buttonLook, oneLine } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn.sent'))('title'), robots: { index: false } }
}

/** The same for every address, so that it says nothing of who has an account. */
export default async function SentPage({ params, searchParams }: PageProps<'/[locale]/sign-in/sent'>) {
  const locale = await localeOf(params)
  const search = await searchParams
  const next = ownPath(search.next, localHref(locale, '/'))
  const number = await askedNumber()
  const t = await getTranslations('signIn.sent')
  return (
    <LetterPage title={t('title')} lead={t('lead', { minutes: LINK_MINUTES })}>
      {/* A hint, and no key: the mailbox looks for itself who asks. */}
      {env.devMailbox && search.here === '1' && (
        <Notice
          title={t('mailbox')}
          action={
            // Loaded anew: it shows letters as they are, and no other page makes markup from text.
            <a href={localHref(locale, '/dev/mail')} className={buttonLook('outline', 's')}>
              <Icon of={EnvelopeSimpleOpenIcon} size={18} />
              <span className={oneLine}>{t('openMailbox')}</span>
            </a>
          }
        >
          {t('mailboxWords')}
        </Notice>
      )}
      {number && (
        <p>
          {t('elsewhere')}{' '}
          <code dir="ltr" className="type-code strong whitespace-nowrap">
            {askedCode(askedMark(number)).replace(/(?=...$)/, ' ')}
          </code>
        </p>
      )}
      <p className="text-ink-2">{t('nothing')}</p>
      <div>
        <ButtonLink href={`${localHref(locale, '/sign-in')}?next=${encodeURIComponent(next)}`}>{t('again')}</ButtonLink>
      </div>
    </LetterPage>
  )
}
