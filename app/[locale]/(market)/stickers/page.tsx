import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { bookWords } from '@/app/_shell/book-words'
import { localeOf } from '@/app/_shell/locale-of'
import { StickerBook } from '@/app/_shell/sticker-book'

export async function generateMetadata({ params }: PageProps<'/[locale]/stickers'>): Promise<Metadata> {
  await localeOf(params)
  return { title: (await getTranslations('myStickers'))('title'), robots: { index: false } }
}

/**
 * One's own stickers at hand. The page is the same for all and public/sw.js keeps it; what is on it comes from the shop, or without a
 * network from this device, where it also stands in for the library.
 */
export default async function MyStickersPage({ params }: PageProps<'/[locale]/stickers'>) {
  const locale = await localeOf(params)
  const t = await getTranslations('myStickers')
  return (
    <div className="mx-auto w-[min(100%-40px,760px)] pt-4 md:pt-8">
      <h1 className="type-page">{t('title')}</h1>
      <StickerBook {...await bookWords(locale)} />
    </div>
  )
}
