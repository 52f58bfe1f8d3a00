import { Refusal } from '@/core/refusal'

/**
 * Answer with a file that is made for the asker alone: downloaded, never kept by a cache, never guessed at by a browser.
 * What the use case refuses is answered with its status and its words.
 * @param name Letters, digits, dots and dashes only.
 */
export async function answerPrivateFile(
  { name, type }: { name: string; type: string },
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
    if (error instanceof Refusal)
      return new Response(error.message, { status: error.status, headers: { 'Cache-Control': 'private, no-store' } })
    throw error
  }
}

export const CSV = 'text/csv; charset=utf-8'
export const PDF = 'application/pdf'
