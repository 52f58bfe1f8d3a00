import { attachment } from '@/core/disposition'
import { Refusal } from '@/core/refusal'
import { openHandOff } from '@/modules/library/hand-off'

/** As large as one file of a pack for a phone may be: thirty stickers, twice over. */
const MOST_BYTES = 40_000_000

/** A file for a phone, by the address behind the code (modules/library/hand-off.ts). */
export async function GET(request: Request, { params }: { params: Promise<{ id: string; file: string }> }) {
  const { id, file } = await params
  const query = new URL(request.url).searchParams
  try {
    const seal = { person: query.get('for'), until: query.get('until'), seal: query.get('seal') }
    const { files } = await openHandOff(id, seal)
    const bytes = await files.find(({ name }) => name === file)?.read(MOST_BYTES)
    if (!bytes) return notFound()
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': attachment(file),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof Refusal) return notFound()
    throw error
  }
}

function notFound(): Response {
  return new Response('not found', {
    status: 404,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' },
  })
}
