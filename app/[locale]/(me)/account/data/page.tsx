import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { isSure } from '@/core/actor'
import { localHref } from '@/i18n/routing'
import { sureStep } from '@/infra/second-step'
import { requireSignedIn } from '@/infra/session'
import { askForData, eraseMe } from '@/modules/privacy/actions'
import { findMyExport } from '@/modules/privacy/request-export'
import { ActionForm } from '@/ui/action-form'
import { buttonLook } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/section'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title'), robots: { index: false } }
}

/** One's own data: everything in one file, and the way out. */
export default async function DataPage({ params }: Props) {
  const locale = await localeOf(params)
  const actor = await requireSignedIn('/account/data')
  const mine = await findMyExport(actor)
  const sure = isSure(actor)
  const t = await getTranslations('privacy')
  const format = await getFormatter()
  return (
    <div className="mx-auto w-[min(100%-40px,760px)] pt-10 pb-16">
      <h1 className="type-t2">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2">{t('lead')}</p>
      {!sure && (
        <div className="mt-6">
          <Notice action={<ButtonLink href={sureStep(localHref(locale, '/account/data'))}>{t('sure')}</ButtonLink>}>
            {t('sureWords')}
          </Notice>
        </div>
      )}

      <Section title={t('export')} lead={t('exportLead')}>
        <div className="grid gap-4">
          {mine?.state === 'waiting' && <Notice>{t('waiting')}</Notice>}
          {mine?.state === 'ready' && mine.expiresAt && (
            <Notice tone="ok">
              <p>{t('ready', { day: format.dateTime(mine.expiresAt, { dateStyle: 'long' }) })}</p>
              {mine.href && (
                <p className="mt-3">
                  <a href={mine.href} download className={buttonLook('strong')}>
                    {t('download', { kb: Math.max(1, Math.ceil((mine.bytes ?? 0) / 1000)) })}
                  </a>
                </p>
              )}
            </Notice>
          )}
          {sure && mine?.state !== 'waiting' && (
            <ActionForm action={askForData} className="grid justify-items-start gap-3">
              <SubmitButton kind="outline">{t('ask')}</SubmitButton>
            </ActionForm>
          )}
        </div>
      </Section>

      <Section title={t('erase')} lead={t('eraseLead')}>
        <ul className="text-ink-2 mb-5 grid list-disc gap-1 ps-5">
          <li>{t('goes')}</li>
          <li>{t('stays')}</li>
          <li>{t('packs')}</li>
        </ul>
        {sure && (
          <ActionForm action={eraseMe} className="grid max-w-md gap-4">
            <TextField
              label={t('handle', { handle: actor.handle })}
              name="handle"
              required
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              dir="ltr"
            />
            <SubmitButton kind="danger" className="justify-self-start">
              {t('eraseNow')}
            </SubmitButton>
          </ActionForm>
        )}
      </Section>
      <ButtonLink kind="bare" href={localHref(locale, '/account')}>
        {t('back')}
      </ButtonLink>
    </div>
  )
}
