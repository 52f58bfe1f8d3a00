import type { Actor } from '@/core/actor'
import { money } from '@/core/money'
import { quoteForShop } from '@/modules/checkout/quote-pack'
import { type Editor, type EditorPage, findEditor, type SplitLine } from '@/modules/studio/find-editor'

/** What the editor's page and the route that brings it up to date both answer with. */
export async function editorPage(actor: Actor, packId: string): Promise<EditorPage> {
  const editor = await findEditor(actor, packId)
  return { ...editor, split: await splitOf(editor) }
}

/** Who would get what of the price asked now, by the shares as they are offered: the computation of the buy button itself. */
async function splitOf({ artistId, price, people }: Editor): Promise<SplitLine[]> {
  const quote = await quoteForShop({ artistId, price: money(BigInt(price.minor), price.currency), shares: people })
  return [
    ...quote.shares.map(({ points, amount }, index): SplitLine => {
      return { kind: 'artist', name: quote.names[index] ?? '', points, minor: String(amount.minor) }
    }),
    { kind: 'tax', name: '', points: quote.taxPoints, minor: String(quote.tax.minor) },
    { kind: 'shop', name: '', points: quote.feePoints, minor: String(quote.fee.minor) },
  ]
}
