import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'

export async function ShopFooter({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell')
  const links = [
    { path: '/studio', words: t('footer.sell') },
    { path: '/#split', words: t('footer.split') },
    { path: '/figures', words: t('footer.figures') },
    { path: '/transparency', words: t('footer.transparency') },
    { path: '/rankings', words: t('nav.rankings') },
    { path: '/artists', words: t('nav.artists') },
    { path: '/free', words: t('nav.free') },
  ]
  return (
    <footer className="page-column mt-20">
      <div className="perforated-t text-ink-2 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-8">
        <p>{t('footer.line')}</p>
        <nav aria-label={t('footer.label')}>
          <ul className="flex flex-wrap gap-x-7">
            {links.map(({ path, words }) => (
              <li key={path}>
                <Link
                  prefetch={false}
                  href={localHref(locale, path)}
                  className="hover:text-ink inline-block py-3 hover:underline"
                >
                  {words}
                </Link>
              </li>
            ))}
            <li>
              <a href={`/feeds/${locale}/new.xml`} className="hover:text-ink inline-block py-3 hover:underline">
                {t('footer.feed')}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
