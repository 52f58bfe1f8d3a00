import { getTranslations } from 'next-intl/server'
import { LANGUAGES } from '@/i18n/languages'
import { localHref, locales, type Locale } from '@/i18n/routing'
import { iconButtonLook } from '@/ui/button'
import { Popover } from '@/ui/menu'
import { ShopIcon } from '@/ui/shop-icon'
import { MeMenu } from './me'
import { CartLink } from './cart-link'
import { LanguageLinks } from './nav-link'
import { ThemeSwitch } from './theme-switch'

/** Every language by its own name, in a native popover: a press, Tab and Enter, Escape; no script needed. */
export async function LanguageSwitch({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell.language')
  return (
    <Popover
      label={t('label', { language: LANGUAGES[locale].name })}
      look={iconButtonLook()}
      trigger={<ShopIcon name="languages" size={22} />}
      className="w-56"
    >
      <LanguageLinks
        chosen={locale}
        languages={locales.map((id) => ({
          id,
          name: LANGUAGES[id].name,
          prefix: localHref(id, '/').replace(/\/$/, ''),
        }))}
      />
    </Popover>
  )
}

export async function ThemeButton() {
  const t = await getTranslations('shell')
  return (
    <ThemeSwitch
      label={t('theme')}
      className={iconButtonLook()}
      light={<ShopIcon name="moon" size={22} />}
      dark={<ShopIcon name="sun" size={22} />}
    />
  )
}

export async function CartBadge({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell')
  return (
    <CartLink
      href={localHref(locale, '/cart')}
      label={t('cart')}
      counted={t.raw('cartCount') as string}
      icon={<ShopIcon name="cart" size={22} />}
    />
  )
}

export async function Me({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell')
  const to = (path: string) => localHref(locale, path)
  return (
    <MeMenu
      unknown={<ShopIcon name="user" size={22} />}
      words={{
        signIn: t('me.signIn'),
        menu: t('me.menu'),
        library: t('library'),
        account: t('me.account'),
        wishes: t('me.wishes'),
        following: t('me.following'),
        studio: t('me.studio'),
        sell: t('footer.sell'),
        desk: t('me.desk'),
        signOut: t('me.signOut'),
      }}
      hrefs={{
        signIn: to('/sign-in'),
        library: to('/library'),
        account: to('/account'),
        wishes: to('/wishlist'),
        following: to('/following'),
        studio: to('/studio'),
        desk: to('/desk'),
      }}
    />
  )
}
