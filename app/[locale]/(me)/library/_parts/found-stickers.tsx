import { getTranslations } from 'next-intl/server'
import type { OwnSticker } from '@/modules/library/find-own-stickers'
import { Picker } from '@/modules/library/ui/picker'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { pickerSticker, pickerWords } from '@/app/_shell/picker-words'

/** What a search among one's own stickers found, to use right there. */
export async function FoundStickers({
  stickers,
  wish,
  backHref,
}: {
  stickers: OwnSticker[]
  wish: string
  backHref: string
}) {
  const t = await getTranslations('library')
  const back = (
    <ButtonLink kind="bare" href={backHref}>
      {t('search.back')}
    </ButtonLink>
  )
  if (stickers.length === 0)
    return (
      <div className="mt-6">
        <EmptyState title={t('search.none', { wish })} action={back}>
          {t('search.noneWords')}
        </EmptyState>
      </div>
    )
  return (
    <section aria-labelledby="found-title" className="bg-sheet shadow-e1 mt-6 max-w-[620px] rounded-[26px] p-5 md:p-6">
      <div className="mb-4 flex items-center justify-between gap-4">
        <h2 id="found-title" className="type-t4">
          {t('search.found', { count: stickers.length })}
        </h2>
        {back}
      </div>
      <Picker key={wish} stickers={stickers.map(pickerSticker)} words={await pickerWords()} />
    </section>
  )
}
