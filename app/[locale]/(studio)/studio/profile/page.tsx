import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { FIGURES } from '@/modules/accounts/artist-page'
import { findAccount } from '@/modules/accounts/find-account'
import { art } from '@/modules/catalog/ui/art'
import { savePage } from '@/modules/studio/actions'
import { findMyPage, TERMS_MAX } from '@/modules/studio/edit-page'
import { PagePictureField } from '@/modules/studio/ui/page-picture-field'
import { ActionForm } from '@/ui/action-form'
import { Avatar } from '@/ui/avatar'
import { ButtonLink } from '@/ui/button-link'
import { CheckField, TextArea } from '@/ui/field'
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
  const t = await getTranslations('studio.page')
  const { studio, problems } = await getMessages()
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
        <div className="border-line bg-sheet shadow-e1 grid gap-8 rounded-l border p-6">
          <PagePictureField kind="banner" there={page.bannerKey !== null}>
            {page.bannerKey ? (
              <img
                src={`/media/${page.bannerKey}/800.webp`}
                alt=""
                width={800}
                height={200}
                className="rounded-m w-full"
              />
            ) : (
              <div aria-hidden className="bg-well rounded-m aspect-4/1" />
            )}
          </PagePictureField>
          <PagePictureField kind="portrait" there={account.avatarKey !== null}>
            <Avatar
              name={account.displayName}
              src={account.avatarKey ? art(account.avatarKey, 224).src : undefined}
              side={104}
            />
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
