import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { asked } from '@/app/_shell/asked'
import { editorPage } from '@/app/_shell/editor-page'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { CATEGORIES } from '@/modules/catalog/categories'
import { RATINGS } from '@/modules/catalog/pack'
import { priceLadder } from '@/modules/catalog/price'
import {
  describeStickersNow,
  fixStickerNow,
  removeExtraNow,
  orderStickersNow,
  removeStickersNow,
  resumeSellingNow,
  saveListingNow,
  setPriceNow,
  sharePackNow,
  startVersionNow,
  stopSellingNow,
  submitPackNow,
  undoFixNow,
  withdrawPackNow,
} from '@/modules/studio/actions'
import { Editor } from '@/modules/studio/ui/editor'

// The title and the page share one answer.
const loadEditor = cache(async (packId: string) => editorPage(await currentActor(), packId))

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata({ params }: Props) {
  const editor = await asked(await localeOf(params), loadEditor((await params).id))
  return { title: editor.title || (await getTranslations('studio.head'))('untitled') }
}

export default async function EditorPage({ params }: Props) {
  const locale = await localeOf(params)
  const editor = await asked(locale, loadEditor((await params).id))
  const categories = await getTranslations('categories')
  const { studio, upload, problems, refusals, reasons } = await getMessages()
  const names = Object.entries(reasons as Record<string, { name?: string }>)
  const country = new Intl.DisplayNames([await getLocale()], { type: 'region' }).of(env.SHOP_COUNTRY)
  return (
    <NextIntlClientProvider messages={{ studio, upload, problems, refusals }}>
      <Editor
        // A new version is another editor: nothing half typed is carried over.
        key={editor.versionId}
        editor={editor}
        categories={CATEGORIES.map((slug) => ({ slug, name: categories(slug) }))}
        ratings={RATINGS}
        ladder={priceLadder(editor.price.currency).map(({ minor }) => String(minor))}
        country={country ?? env.SHOP_COUNTRY}
        reviewHours={env.REVIEW_PROMISE_HOURS}
        appealHref={localHref(locale, `/studio/packs/${editor.packId}/appeal`)}
        packHref={localHref(locale, `/packs/${editor.slug}`)}
        reasons={Object.fromEntries(names.map(([code, { name }]) => [code, name ?? code]))}
        actions={{
          saveListing: saveListingNow,
          describeStickers: describeStickersNow,
          orderStickers: orderStickersNow,
          removeStickers: removeStickersNow,
          fixSticker: fixStickerNow,
          undoFix: undoFixNow,
          removeExtra: removeExtraNow,
          setPrice: setPriceNow,
          sharePack: sharePackNow,
          submitPack: submitPackNow,
          withdrawPack: withdrawPackNow,
          startVersion: startVersionNow,
          stopSelling: stopSellingNow,
          resumeSelling: resumeSellingNow,
        }}
      />
    </NextIntlClientProvider>
  )
}
