import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'

export async function generateMetadata({ params }: PageProps<'/[locale]/offline'>): Promise<Metadata> {
  await localeOf(params)
  return { title: (await getTranslations('shell.offline'))('title'), robots: { index: false } }
}

/** Shown by public/sw.js in place of a page that the network did not bring; its address is then that page's own. */
export default async function OfflinePage({ params }: PageProps<'/[locale]/offline'>) {
  await localeOf(params)
  const t = await getTranslations('shell.offline')
  return (
    <div className="mx-auto w-[min(100%-40px,560px)] py-10">
      <EmptyState
        level="h1"
        title={t('title')}
        action={
          // Asks for the address one is at, and needs no script, which may not have come either.
          <form>
            <Button type="submit">{t('again')}</Button>
          </form>
        }
      >
        <p>{t('words')}</p>
      </EmptyState>
    </div>
  )
}
