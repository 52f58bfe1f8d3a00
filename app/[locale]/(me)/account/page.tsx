import { DevicesIcon } from '@phosphor-icons/react/dist/ssr/Devices'
import { FingerprintIcon } from '@phosphor-icons/react/dist/ssr/Fingerprint'
import { PaintBrushIcon } from '@phosphor-icons/react/dist/ssr/PaintBrush'
import { ReceiptIcon } from '@phosphor-icons/react/dist/ssr/Receipt'
import { SignOutIcon } from '@phosphor-icons/react/dist/ssr/SignOut'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { LANGUAGES } from '@/i18n/languages'
import { localHref, locales } from '@/i18n/routing'
import { env } from '@/infra/env'
import { requireSignedIn } from '@/infra/session'
import { changeAge } from '@/modules/accounts/actions'
import { findAccount } from '@/modules/accounts/find-account'
import { BIO_MAX, LINKS_MAX } from '@/modules/accounts/profile'
import { art } from '@/modules/catalog/ui/art'
import { ProfileForm } from '@/modules/accounts/ui/profile-form'
import { ActionForm } from '@/ui/action-form'
import { Avatar } from '@/ui/avatar'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { countriesByName } from '@/ui/country'
import { Icon } from '@/ui/icon'
import { SubmitButton } from '@/ui/submit-button'
import { Panel } from './_parts/panel'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title'), robots: { index: false } }
}

export default async function AccountPage({ params }: PageProps<'/[locale]/account'>) {
  const locale = await localeOf(params)
  const account = await findAccount(await requireSignedIn('/account'))
  const t = await getTranslations('account')
  const age = await getTranslations('age')
  const orders = await getTranslations('orders')
  const factors = await getTranslations('factors')
  const tokens = await getTranslations('tokens')
  const wallet = await getTranslations('wallet')
  const to = (path: string) => localHref(locale, path)
  const isArtist = account.roles.includes('artist')

  return (
    <div className="page-column max-w-[1080px] pt-6 md:pt-10">
      <div className="flex items-center gap-4">
        <Avatar
          name={account.displayName}
          src={account.avatarKey ? art(account.avatarKey, 224).src : undefined}
          side={72}
        />
        <div className="min-w-0">
          <h1 className="type-page -my-1 truncate py-1">
            <bdi>{account.displayName}</bdi>
          </h1>
          <p className="text-ink-3 truncate">
            <bdi dir="ltr">@{account.handle}</bdi> · <bdi>{account.email}</bdi>
          </p>
        </div>
      </div>

      <div className="mt-8 grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <Panel title={t('profile')} lead={t('profileLead')}>
          <ProfileForm
            // Drawn anew when what is kept has changed, so that the form shows it as it is kept.
            key={JSON.stringify([account.displayName, account.handle, account.bio, account.links])}
            values={{
              displayName: account.displayName,
              handle: account.handle,
              bio: account.bio,
              links: account.links.join('\n'),
              locale: account.locale,
              country: account.country ?? '',
            }}
            languages={locales.map((id) => ({ id, name: LANGUAGES[id].name }))}
            countries={countriesByName(locale)}
            words={{
              name: t('name'),
              handle: t('handle'),
              handleHint: t('handleHint'),
              bio: t('bio'),
              bioHint: t('bioHint', { max: BIO_MAX }),
              links: t('links'),
              linksHint: t('linksHint', { max: LINKS_MAX }),
              language: t('language'),
              languageHint: t('languageHint'),
              country: t('country'),
              countryHint: t('countryHint'),
              noCountry: t('noCountry'),
              save: t('save'),
              saved: t('saved'),
            }}
          />
        </Panel>

        <div className="grid gap-6">
          <Panel title={t('studio.name')} lead={isArtist ? t('studio.yours') : t('studio.invite')}>
            <ButtonLink href={to(isArtist ? '/studio' : '/account/studio')} icon={<Icon of={PaintBrushIcon} />}>
              {isArtist ? t('studio.enter') : t('studio.open')}
            </ButtonLink>
          </Panel>

          <Panel title={orders('title')} lead={orders('lead')}>
            <ButtonLink href={to('/orders')} icon={<Icon of={ReceiptIcon} />}>
              {t('orders')}
            </ButtonLink>
          </Panel>

          {env.WALLET && (
            <Panel title={wallet('title')} lead={wallet('short')}>
              <ButtonLink href={to('/wallet')}>{wallet('see')}</ButtonLink>
            </Panel>
          )}

          <Panel title={t('data.title')} lead={t('data.lead')}>
            <ButtonLink href={to('/account/data')}>{t('data.see')}</ButtonLink>
          </Panel>

          <Panel title={age('account')} lead={age('accountLead')}>
            <ActionForm action={changeAge}>
              <input type="hidden" name="adult" value={account.isAdult ? 'no' : 'yes'} />
              <SubmitButton kind="outline">{age(account.isAdult ? 'hide' : 'show')}</SubmitButton>
            </ActionForm>
          </Panel>

          <Panel title={tokens('title')} lead={tokens('short')}>
            <ButtonLink href={to('/account/tokens')}>{tokens('see')}</ButtonLink>
          </Panel>

          <Panel title={factors('title')} lead={factors('short')}>
            <ButtonLink href={to('/account/security')} icon={<Icon of={FingerprintIcon} />}>
              {factors('see')}
            </ButtonLink>
          </Panel>

          <Panel title={t('sessions.title')} lead={t('sessions.short')}>
            <div className="flex flex-wrap gap-2.5">
              <ButtonLink href={to('/account/sessions')} icon={<Icon of={DevicesIcon} />}>
                {t('sessions.see')}
              </ButtonLink>
              <form action="/api/auth/sign-out" method="post">
                <Button type="submit" kind="bare" icon={<Icon of={SignOutIcon} flips />}>
                  {t('signOut')}
                </Button>
              </form>
            </div>
          </Panel>
        </div>
      </div>
    </div>
  )
}
