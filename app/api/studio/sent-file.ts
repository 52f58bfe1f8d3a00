import { getTranslations } from 'next-intl/server'
import { Refusal, type Problem } from '@/core/refusal'

/**
 * A file as the body of a call, sent as plain bytes: a page of another origin may not ask for that. Answers as a server action does,
 * with what is wrong with the file where something is.
 */
export async function takeFile(
  request: Request,
  mostBytes: number,
  take: (bytes: Uint8Array) => Promise<Problem[]>,
): Promise<Response> {
  if (request.headers.get('content-type') !== 'application/octet-stream') return answer(400, {})
  try {
    const problems = await take(await bodyWithin(request, mostBytes + 1))
    return answer(problems.length > 0 ? 422 : 200, { ok: problems.length === 0, problems })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const t = await getTranslations('refusals')
    const message = t.has(error.code) ? t(error.code, error.params) : error.message
    return answer(error.status, { code: error.code, message })
  }
}

export function answer(status: number, body: object): Response {
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
