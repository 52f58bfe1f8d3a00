import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { PLATFORMS } from '@/modules/library/platforms'
import { pickerWords } from './picker-words'

/** What My stickers needs of its language and of the shop. */
export async function bookWords(locale: Locale) {
  const t = await getTranslations('myStickers')
  return {
    locale,
    hrefs: {
      library: localHref(locale, '/library'),
      free: localHref(locale, '/free'),
      signIn: `${localHref(locale, '/sign-in')}?next=${encodeURIComponent(localHref(locale, '/stickers'))}`,
    },
    platforms: PLATFORMS.map(({ id, name }) => ({ id, label: t('useIn', { platform: name }) })),
    picker: await pickerWords(),
    words: {
      loading: t('loading'),
      search: t('search'),
      placeholder: t('placeholder'),
      shelves: t('shelves'),
      recent: t('recent'),
      favourites: t('favourites'),
      noFavourites: t('noFavourites'),
      all: t('all'),
      more: t('more'),
      none: t('none'),
      favour: t('favour'),
      unfavour: t('unfavour'),
      favourFailed: t('favourFailed'),
      use: t('use'),
      offline: t('offline'),
      nothing: t('nothing'),
      nothingWords: t('nothingWords'),
      signedOut: t('signedOut'),
      signIn: t('signIn'),
      empty: t('empty'),
      emptyWords: t('emptyWords'),
      free: t('free'),
      key: t.raw('key') as string,
      kept: t.raw('kept') as string,
      keptWords: t('keptWords'),
      notKept: t('notKept'),
      keepOn: t('keepOn'),
      keepOff: t('keepOff'),
    },
  }
}

export type BookWords = Awaited<ReturnType<typeof bookWords>>
