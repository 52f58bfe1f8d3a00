import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getMessages, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { FIGURES } from '@/modules/accounts/artist-page'
import { findAccount } from '@/modules/accounts/find-account'
import { art } from '@/modules/catalog/ui/art'
import { listTakenOffPage } from '@/modules/moderation/appeal-page'
import { savePage } from '@/modules/studio/actions'
import { findMyPage, TERMS_MAX } from '@/modules/studio/edit-page'
import { PagePictureField } from '@/modules/studio/ui/page-picture-field'
import { ActionForm } from '@/ui/action-form'
import { Avatar } from '@/ui/avatar'
import { ButtonLink } from '@/ui/button-link'
import { CheckField } from '@/ui/check-field'
import { TextArea } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio.page'))('title') }
}

/** What one's page in the shop looks like and tells, besides the name and words of the account. */
export default async function ProfilePage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const actor = await requireSignedIn('/studio/profile')
  const page = await asked(locale, findMyPage(actor))
  const account = await findAccount(actor)
  const taken = await listTakenOffPage(actor)
  const t = await getTranslations('studio.page')
  const off = await getTranslations('takenOff')
  const format = await getFormatter()
  const { studio, problems } = await getMessages()
  // What waits to be looked at stands here already: for its artist alone.
  const banner = page.waitingBanner ?? page.bannerKey
  const portrait = page.waitingPortrait ?? account.avatarKey
  const to = (path: string) => localHref(locale, path)
  return (
    <NextIntlClientProvider messages={{ studio: { page: (studio as { page: object }).page }, problems }}>
      <div className="mx-auto grid w-full max-w-[760px] gap-8 py-4">
        <div>
          <h1 className="type-t2">{t('title')}</h1>
          <p className="type-lead text-ink-2 mt-2">{t('lead')}</p>
          <div className="mt-4 flex flex-wrap gap-2.5">
            <ButtonLink href={to(`/artists/${account.handle}`)}>{t('see')}</ButtonLink>
            <ButtonLink kind="bare" href={to('/account')}>
              {t('words')}
            </ButtonLink>
          </div>
        </div>
        {taken.map(({ caseId, decidedAt, back }) => (
          <Notice
            key={caseId}
            tone={back ? 'ok' : 'warn'}
            action={
              <ButtonLink size="s" href={to(`/studio/profile/taken/${caseId}`)}>
                {off('see')}
              </ButtonLink>
            }
          >
            {off(back ? 'lineBack' : 'line', { day: format.dateTime(decidedAt, { dateStyle: 'long' }) })}
          </Notice>
        ))}
        <div className="border-line bg-sheet shadow-e1 grid gap-8 rounded-l border p-6">
          <PagePictureField kind="banner" there={banner !== null}>
            {banner ? (
              <img src={`/media/${banner}/800.webp`} alt="" width={800} height={200} className="rounded-m w-full" />
            ) : (
              <div aria-hidden className="bg-well rounded-m aspect-4/1" />
            )}
            {page.waitingBanner && <Notice tone="warn">{t('waits')}</Notice>}
          </PagePictureField>
          <PagePictureField kind="portrait" there={portrait !== null}>
            <Avatar name={account.displayName} src={portrait ? art(portrait, 224).src : undefined} side={104} />
            {page.waitingPortrait && <Notice tone="warn">{t('waits')}</Notice>}
          </PagePictureField>
        </div>
        <ActionForm
          action={savePage}
          done={t('saved')}
          className="border-line bg-sheet shadow-e1 grid gap-6 rounded-l border p-6"
        >
          <TextArea
            label={t('terms')}
            hint={t('termsHint', { max: TERMS_MAX })}
            name="terms"
            rows={5}
            dir="auto"
            defaultValue={page.terms}
          />
          <fieldset>
            <legend className="type-small strong">{t('figures')}</legend>
            <p className="type-small text-ink-3 mt-1">{t('figuresHint')}</p>
            <div className="mt-2 grid gap-x-6 sm:grid-cols-2">
              {FIGURES.map((figure) => (
                <CheckField
                  key={figure}
                  name="figures[]"
                  value={figure}
                  defaultChecked={page.figures.includes(figure)}
                  label={t(`figure.${figure}`)}
                />
              ))}
            </div>
          </fieldset>
          <SubmitButton kind="main" className="justify-self-start">
            {t('save')}
          </SubmitButton>
        </ActionForm>
      </div>
    </NextIntlClientProvider>
  )
}
