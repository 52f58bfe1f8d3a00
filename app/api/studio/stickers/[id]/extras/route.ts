import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { EXTRA_LIMITS } from '@/modules/imaging/limits'
import { EXTRAS } from '@/modules/imaging/sticker-extras'
import { addExtra } from '@/modules/studio/add-extra'

const Asked = z.object({
  kind: z.enum(EXTRAS),
  versionId: z.string().startsWith('ver_').max(60),
  revision: z.coerce.number().int().min(0),
})

/**
 * A sound or an effect for a sticker, as the body. Sent as plain bytes: a page of another origin may not ask for that.
 * Answers as a server action does, with what is wrong with the file where something is.
 */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success || request.headers.get('content-type') !== 'application/octet-stream') return answer(400, {})
  const bytes = await bodyWithin(request, EXTRA_LIMITS[asked.data.kind].bytes + 1)
  try {
    const stickerId = (await params).id
    const problems = await addExtra(await currentActor(), { ...asked.data, stickerId, bytes })
    return answer(problems.length > 0 ? 422 : 200, { ok: problems.length === 0, problems })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const t = await getTranslations('refusals')
    const message = t.has(error.code) ? t(error.code, error.params) : error.message
    return answer(error.status, { code: error.code, message })
  }
}

function answer(status: number, body: object): Response {
  return Response.json({ ok: false, ...body }, { status, headers: { 'Cache-Control': 'private, no-store' } })
}

/** As much of a body as says that it is too large. */
async function bodyWithin(request: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read && !read.done && size < most; read = await reader?.read()) {
    parts.push(read.value)
    size += read.value.length
  }
  await reader?.cancel()
  return Buffer.concat(parts)
}
