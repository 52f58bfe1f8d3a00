import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { ShopIcon } from '@/ui/shop-icon'
import { NavLink } from './nav-link'

/** On a phone: the four places in thumb reach. */
export async function TabBar({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell.tabs')
  const tabs = [
    {
      path: '/',
      words: t('shop'),
      icon: 'shop',
      also: ['/packs', '/categories', '/tags', '/new', '/rankings', '/artists', '/free'],
    },
    { path: '/search', words: t('search'), icon: 'search', also: [] },
    { path: '/library', words: t('library'), icon: 'sticker', also: [] },
    { path: '/account', words: t('me'), icon: 'user', also: ['/orders', '/sign-in'] },
  ] as const
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
              also={also}
              className="text-ink-3 type-least grid content-center justify-items-center gap-1.5"
              currentClassName="text-accent-text!"
              current={
                <>
                  <ShopIcon name={`${icon}-full`} size={24} />
                  {words}
                </>
              }
            >
              <ShopIcon name={icon} size={24} />
              {words}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
