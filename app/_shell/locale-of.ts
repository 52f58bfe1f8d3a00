import { notFound } from 'next/navigation'
import { isLocale, type Locale } from '@/i18n/routing'

/** The language of a page's address, or "no such page". */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return locale
}
