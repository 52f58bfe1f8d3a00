import { isLocale } from '@/i18n/routing'
import { answerPrivateFile, PDF } from '@/infra/private-file'
import { currentActor } from '@/infra/session'
import { makePaper } from '@/modules/papers/make-paper'
import { PAPER_KINDS } from '@/modules/papers/paper'

/** A receipt, an invoice, a credit note or a statement as a PDF, in the language asked for (`?in=ar`). */
export async function GET(request: Request, { params }: { params: Promise<{ kind: string; id: string }> }) {
  const { kind: typed, id } = await params
  const kind = PAPER_KINDS.find((known) => known === typed)
  if (!kind || !/^\w{1,60}$/.test(id)) return new Response('not found', { status: 404 })
  const asked = new URL(request.url).searchParams.get('in')
  const locale = isLocale(asked) ? asked : 'en'
  return answerPrivateFile({ name: `${kind}-${id}.pdf`, type: PDF }, async () =>
    makePaper(await currentActor(), { kind, id, locale }),
  )
}
