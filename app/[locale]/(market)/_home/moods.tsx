import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { ChipLink } from '@/ui/chip'

/** What one may want to say, and the emoji it is found by. */
const MOODS = [
  ['love', '❤️'],
  ['tired', '😴'],
  ['laughing', '😂'],
  ['no', '🙄'],
  ['morning', '🌞'],
  ['eid', '🌙'],
  ['congrats', '🎉'],
  ['onIt', '🫡'],
] as const

/** Moods as chips: on a phone one line that scrolls sideways. */
export async function Moods({ locale }: { locale: Locale }) {
  const t = await getTranslations('home.moods')
  return (
    <nav aria-label={t('label')} className="-mx-(--page-margin) mt-3.5 md:mt-9">
      <ul className="flex [scrollbar-width:none] gap-2.5 overflow-x-auto px-(--page-margin) py-1 md:flex-wrap md:justify-center">
        {MOODS.map(([mood, emoji]) => (
          <li key={mood} className="shrink-0">
            <ChipLink
              href={`${localHref(locale, '/search')}?q=${encodeURIComponent(emoji)}`}
              sticker={
                <span className="grid size-8 place-items-center text-[1.375rem] leading-none [filter:var(--sticker-rest)]">
                  {emoji}
                </span>
              }
            >
              {t(mood)}
            </ChipLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
