import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { SearchBox } from '@/app/_shell/search-box'
import { localHref, type Locale } from '@/i18n/routing'
import { art } from '@/modules/catalog/ui/art'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { Sticker } from '@/ui/sticker'

/**
 * Where the stickers are slapped: two large, the others small, none touching a letter. Sizes are px in a window of 1440
 * and shrink with it; `at` is a share of the column from its start or end, so Arabic mirrors by itself.
 */
const SPOTS = [
  { side: 'end', at: 0, top: 158, px: 212, turn: 4, lies: true },
  { side: 'start', at: 0.4, top: 176, px: 216, turn: -8 },
  { side: 'start', at: 12, top: -4, px: 128, turn: 8 },
  { side: 'end', at: 11.8, top: 0, px: 130, turn: 8 },
  { side: 'start', at: 17.3, top: 300, px: 116, turn: 4 },
  { side: 'end', at: 16.2, top: 306, px: 126, turn: -6 },
  { side: 'start', at: 1.6, top: 62, px: 70, turn: -6 },
  { side: 'end', at: 1.6, top: 30, px: 72, turn: 6 },
  { side: 'start', at: 10.4, top: 384, px: 66, turn: 0 },
  { side: 'end', at: 9.6, top: 378, px: 68, turn: -4 },
] as const

/** The first thing one sees: what this is, in two sentences, real stickers around it, and the search. */
export async function Hero({ locale, packs }: { locale: Locale; packs: readonly ShelfPack[] }) {
  const t = await getTranslations('home')
  const stickers = packs.flatMap(({ slug, coverKeys }) => coverKeys.slice(0, 1).map((artKey) => ({ slug, artKey })))
  return (
    <section className="relative md:min-h-[460px] md:text-center">
      <div aria-hidden className="max-[1100px]:hidden">
        {SPOTS.map((spot, index) => {
          const sticker = stickers[index]
          if (!sticker) return null
          return (
            <Link
              key={sticker.artKey}
              prefetch={false}
              tabIndex={-1}
              href={localHref(locale, `/packs/${sticker.slug}`)}
              className="absolute z-1 block rounded-full"
              style={{
                [spot.side === 'start' ? 'insetInlineStart' : 'insetInlineEnd']: `${spot.at}%`,
                top: spot.top,
                width: `min(${spot.px}px, ${(spot.px / 14.4).toFixed(2)}vw)`,
                rotate: `${spot.turn}deg`,
              }}
            >
              <Sticker
                {...art(sticker.artKey, spot.px)}
                sizes={`${spot.px}px`}
                alt=""
                peel={'lies' in spot ? 'always' : 'hover'}
                fold={'lies' in spot ? 0.5 : 0.44}
              />
            </Link>
          )
        })}
      </div>

      <div className="pt-3 md:pt-11">
        <h1 className="type-home">
          {t('headline.first')}
          {stickers[0] && <InLine artKey={stickers[0].artKey} />} <br className="max-md:hidden" />
          {t('headline.second')}
          {stickers[1] && <InLine artKey={stickers[1].artKey} />}
        </h1>
        <p className="type-lead text-ink-2 mt-4 md:mx-auto md:mt-7 md:max-w-[31rem]">{t('lead')}</p>
        <div className="relative z-2 mt-6 md:mx-auto md:mt-7 md:w-[560px]">
          <SearchBox locale={locale} large />
        </div>
      </div>
    </section>
  )
}

/** On a phone the stickers stand in the line as words do. */
function InLine({ artKey }: { artKey: string }) {
  return (
    <span aria-hidden className="ms-[0.18em] -mb-[0.16em] inline-block size-[1.08em] rotate-6 md:hidden">
      <Sticker {...art(artKey, 56)} alt="" />
    </span>
  )
}
