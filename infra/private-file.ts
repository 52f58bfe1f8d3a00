import { ownPath } from '@/core/own-path'
import { Refusal } from '@/core/refusal'
import { secondStep } from './second-step'

/**
 * Answer with a file that is made for the asker alone: downloaded, never kept by a cache, never guessed at by a browser.
 * What the use case refuses is answered with its status and its words; where a second factor has to be shown just now and
 * the request is given, by the page that asks for it and leads back to where the link stands.
 * @param file.name Letters, digits, dots and dashes only.
 */
export async function answerPrivateFile(
  { name, type, request }: { name: string; type: string; request?: Request },
  make: () => Promise<string | Uint8Array<ArrayBuffer>>,
): Promise<Response> {
  try {
    return new Response(await make(), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    if (request && error instanceof Refusal && error.code === 'session.step_up') {
      const from = request.headers.get('referer') ?? ''
      const Location = secondStep(URL.canParse(from) ? ownPath(new URL(from).pathname, '/desk') : '/desk')
      return new Response(null, { status: 303, headers: { Location, 'Cache-Control': 'private, no-store' } })
    }
    if (error instanceof Refusal)
      return new Response(error.message, { status: error.status, headers: { 'Cache-Control': 'private, no-store' } })
    throw error
  }
}

export const CSV = 'text/csv; charset=utf-8'
export const PDF = 'application/pdf'
