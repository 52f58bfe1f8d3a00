import { attachment } from '@/core/disposition'
import { Refusal } from '@/core/refusal'
import { serveFile } from '@/infra/serve-file'
import { currentActor } from '@/infra/session'
import { openExport } from '@/modules/library/open-export'

/** The files of a pack for a platform, by a link that works five minutes and for one person (library/download-link.ts). */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const query = new URL(request.url).searchParams
  try {
    const seal = { until: query.get('until'), seal: query.get('seal') }
    const { key, fileName } = await openExport(await currentActor(), id, seal)
    const headers = { 'Cache-Control': 'private, no-store', 'Content-Disposition': attachment(fileName) }
    const type = fileName.endsWith('.zip') ? 'application/zip' : 'application/octet-stream'
    return (await serveFile(request, { key, type, etag: id, headers })) ?? no(404, 'not found')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // One's own link, only too old: to where a new one is made. Every other no looks like there is nothing.
    if (error.code === 'library.link_expired')
      return new Response(null, {
        status: 303,
        headers: { Location: `/library?pack=${error.params.packId}`, 'Cache-Control': 'no-store' },
      })
    return no(404, 'not found')
  }
}

export { GET as HEAD }

function no(status: number, words: string): Response {
  return new Response(words, { status, headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' } })
}
