import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/ssr/MagnifyingGlass'
import { StickerIcon } from '@phosphor-icons/react/dist/ssr/Sticker'
import { StorefrontIcon } from '@phosphor-icons/react/dist/ssr/Storefront'
import { UserIcon } from '@phosphor-icons/react/dist/ssr/User'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { Icon } from '@/ui/icon'
import { NavLink } from './nav-link'

/** On a phone: the four places in thumb reach. */
export async function TabBar({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell.tabs')
  const tabs = [
    {
      path: '/',
      words: t('shop'),
      icon: StorefrontIcon,
      also: ['/packs', '/categories', '/tags', '/new', '/rankings', '/artists', '/free'],
    },
    { path: '/search', words: t('search'), icon: MagnifyingGlassIcon },
    { path: '/library', words: t('library'), icon: StickerIcon },
    { path: '/account', words: t('me'), icon: UserIcon, also: ['/orders', '/sign-in'] },
  ]
  return (
    <nav
      aria-label={t('label')}
      className="tab-bar border-line bg-paper fixed inset-x-0 bottom-0 z-20 border-t pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid h-[68px] grid-cols-4">
        {tabs.map(({ path, words, icon, also }) => (
          <li key={path} className="grid">
            <NavLink
              href={localHref(locale, path)}
              path={path}
              also={also ?? []}
              className="text-ink-3 type-least grid content-center justify-items-center gap-1.5"
              currentClassName="text-accent-text!"
              current={
                <>
                  <Icon of={icon} size={24} weight="fill" />
                  {words}
                </>
              }
            >
              <Icon of={icon} size={24} />
              {words}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
