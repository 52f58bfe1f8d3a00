import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { LANGUAGES } from '@/i18n/languages'
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
    { path: '/docs/picker', words: t('footer.picker') },
  ]
  return (
    <footer className="later mt-20">
      <div className="page-column perforated-t text-ink-2 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-8">
        <div>
          <p>{t('footer.line')}</p>
          {LANGUAGES[locale].status === 'prepared' && <AwaitsReader />}
        </div>
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

/** A translation that nobody who grew up with the language has read says so, to those who read it and to those who could help. */
async function AwaitsReader() {
  const t = await getTranslations('shell.footer')
  const english = await getTranslations({ locale: 'en', namespace: 'shell.footer' })
  return (
    <p className="type-small text-ink-3 mt-1">
      {t('prepared')} <bdi lang="en">{english('prepared')}</bdi>
    </p>
  )
}
