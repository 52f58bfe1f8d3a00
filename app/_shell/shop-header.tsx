import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { iconButtonLook } from '@/ui/button'
import { Logo } from '@/ui/logo'
import { ShopIcon } from '@/ui/shop-icon'
import { CartBadge, LanguageSwitch, Me, ThemeButton } from './frame-tools'
import { NavLink, NotAtSearch } from './nav-link'
import { SearchBox } from './search-box'

export const navLinkLook =
  'inline-flex h-11 items-center rounded-full px-4 font-medium text-ink-2 hover:bg-well hover:text-ink'

export async function ShopHeader({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell')
  const to = (path: string) => localHref(locale, path)
  const places = [
    { path: '/', words: t('nav.browse'), also: ['/new', '/packs', '/categories', '/tags'] },
    { path: '/rankings', words: t('nav.rankings') },
    { path: '/artists', words: t('nav.artists') },
    { path: '/free', words: t('nav.free') },
  ]
  return (
    <header className="page-column relative z-10 flex h-[58px] items-center gap-2 max-sm:gap-0 md:h-[76px] md:gap-4">
      <Link prefetch={false} href={to('/')} className="rounded-m py-1.5">
        <Logo name={t('name')} />
      </Link>
      <nav aria-label={t('nav.label')} className="hidden gap-1 lg:flex">
        {places.map(({ path, words, also }) => (
          <NavLink
            key={path}
            href={to(path)}
            path={path}
            also={also ?? []}
            className={navLinkLook}
            currentClassName="bg-well text-ink"
          >
            {words}
          </NavLink>
        ))}
      </nav>
      <div className="hidden min-w-0 grow md:block">
        <NotAtSearch>
          <SearchBox locale={locale} />
        </NotAtSearch>
      </div>
      <div className="ms-auto flex items-center md:gap-1">
        <LanguageSwitch locale={locale} />
        <ThemeButton />
        <Link
          prefetch={false}
          href={to('/library')}
          aria-label={t('library')}
          title={t('library')}
          className={iconButtonLook('max-md:hidden')}
        >
          <ShopIcon name="books" size={22} />
        </Link>
        <CartBadge locale={locale} />
        <Me locale={locale} />
      </div>
    </header>
  )
}
