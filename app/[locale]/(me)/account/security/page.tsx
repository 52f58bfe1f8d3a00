import { DeviceMobileIcon } from '@phosphor-icons/react/dist/ssr/DeviceMobile'
import { FingerprintIcon } from '@phosphor-icons/react/dist/ssr/Fingerprint'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { isFresh } from '@/core/actor'
import { ownPath } from '@/core/own-path'
import { localHref } from '@/i18n/routing'
import { secondStep } from '@/infra/second-step'
import { requireSignedIn } from '@/infra/session'
import { type Factors, findFactors } from '@/modules/factors/find-factors'
import { FinishApp, RemoveFactor, RenewCodes, StartApp } from '@/modules/factors/ui/factor-forms'
import { PasskeyButton } from '@/modules/factors/ui/passkey-button'
import { ButtonLink } from '@/ui/button-link'
import { Code } from '@/ui/code'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { AccountPage } from '../_parts/account-page'
import { Panel } from '../_parts/panel'
import { codeWords, passkeyWords } from '../_security/factor-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('factors'))('title'), robots: { index: false } }
}

/** One's passkeys, authenticator app and recovery codes. What changes them asks for a second factor first, of who has one. */
export default async function SecurityPage({ params, searchParams }: PageProps<'/[locale]/account/security'>) {
  const locale = await localeOf(params)
  const here = localHref(locale, '/account/security')
  const next = ownPath((await searchParams).next, here)
  const actor = await requireSignedIn('/account/security')
  const factors = await findFactors(actor)
  const open = !actor.hasFactor || isFresh(actor)
  const t = await getTranslations('factors')
  return (
    <AccountPage locale={locale} title={t('title')} lead={t('lead')}>
      <div className="mt-6 grid gap-6">
        {!open && (
          <Notice action={<ButtonLink href={secondStep(here)}>{t('confirm')}</ButtonLink>}>{t('confirmWords')}</Notice>
        )}
        <Passkeys factors={factors} next={next} open={open} />
        <App factors={factors} next={next} open={open} />
        {actor.hasFactor && (
          <Panel title={t('codes.name')} lead={t('codes.left', { count: factors.codesLeft })}>
            {open && <RenewCodes next={here} words={t('codes.renew')} codes={await codeWords()} />}
          </Panel>
        )}
      </div>
    </AccountPage>
  )
}

interface Props {
  factors: Factors
  next: string
  open: boolean
}

async function Passkeys({ factors, next, open }: Props) {
  const t = await getTranslations('factors.passkeys')
  const format = await getFormatter()
  return (
    <Panel title={t('title')} lead={t('lead')}>
      {factors.passkeys.length > 0 && (
        <ul className="mb-5">
          {factors.passkeys.map(({ id, name, createdAt, usedAt }) => (
            <Line
              key={id}
              icon={FingerprintIcon}
              title={name || t('unknown')}
              words={
                t('since', { since: format.dateTime(createdAt, { dateStyle: 'medium' }) }) +
                (usedAt ? ` · ${t('used', { when: format.relativeTime(usedAt) })}` : '')
              }
            >
              {open && (
                <RemoveFactor which={id} label={t('removeOf', { name: name || t('unknown') })} words={t('remove')} />
              )}
            </Line>
          ))}
        </ul>
      )}
      {open && <PasskeyButton step="add" next={next} words={await passkeyWords(t('add'))} />}
    </Panel>
  )
}

async function App({ factors: { app, pending }, next, open }: Props) {
  const t = await getTranslations('factors.app')
  const format = await getFormatter()
  return (
    <Panel title={t('title')} lead={t('lead')}>
      {app && (
        <ul>
          <Line
            icon={DeviceMobileIcon}
            title={t('on')}
            words={t('since', { since: format.dateTime(app, { dateStyle: 'medium' }) })}
          >
            {open && <RemoveFactor which="app" label={t('removeLabel')} words={t('remove')} />}
          </Line>
        </ul>
      )}
      {!app && !pending && open && <StartApp words={t('start')} />}
      <FinishApp
        next={next}
        scan={pending && <Code text={pending.link} label={t('scanLabel')} />}
        words={{
          label: t('code'),
          hint: t('codeHint'),
          go: t('finish'),
          done: t('done'),
          codes: await codeWords(),
        }}
      >
        {pending && (
          <>
            <p>{t('scan')}</p>
            <p className="type-small text-ink-2">
              {t('type')}{' '}
              <code dir="ltr" className="type-code block break-all select-all">
                {pending.secret.match(/.{1,4}/g)?.join(' ')}
              </code>
            </p>
          </>
        )}
      </FinishApp>
    </Panel>
  )
}

function Line({
  icon,
  title,
  words,
  children,
}: {
  icon: typeof FingerprintIcon
  title: string
  words: string
  children: ReactNode
}) {
  return (
    <li className="border-line flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-4 first:border-t-0 first:pt-0 last:pb-0">
      <Icon of={icon} size={26} className="text-ink-2" />
      <div className="min-w-0 grow">
        <p className="strong">
          <bdi>{title}</bdi>
        </p>
        <p className="type-small text-ink-3">{words}</p>
      </div>
      {children}
    </li>
  )
}
