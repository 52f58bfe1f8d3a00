import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { MOODS } from '@/modules/catalog/categories'
import { art } from '@/modules/catalog/ui/art'
import { ChipLink } from '@/ui/chip'
import { Sticker } from '@/ui/sticker'
import { ChipRow } from '../_shelf/chip-row'
import { moodStickers } from '../_shelf/reads'

/** What one may be in the mood for: a press searches for its emoji. The chip wears a sticker of the shop that has it. */
export async function Moods({ locale }: { locale: Locale }) {
  const t = await getTranslations('moods')
  const home = await getTranslations('home')
  const stickers = await moodStickers()
  return (
    <ChipRow label={home('moods')} centred>
      {MOODS.map(({ slug, emoji }) => {
        const artKey = stickers[slug]
        return (
          <li key={slug}>
            <ChipLink
              href={`${localHref(locale, '/search')}?q=${encodeURIComponent(emoji)}`}
              sticker={
                artKey ? (
                  <Sticker {...art(artKey, 36)} alt="" side={34} />
                ) : (
                  <span aria-hidden className="grid size-[34px] place-items-center text-[1.375rem] leading-none">
                    {emoji}
                  </span>
                )
              }
            >
              {t(slug)}
            </ChipLink>
          </li>
        )
      })}
    </ChipRow>
  )
}
