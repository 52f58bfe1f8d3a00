import { attachment } from '@/core/disposition'
import { Refusal } from '@/core/refusal'
import { redirectTo } from '@/infra/request-parts'
import { serveFile } from '@/infra/serve-file'
import { currentActor } from '@/infra/session'
import { openExport } from '@/modules/privacy/open-export'

/**
 * The file of one's own data, for its owner with the link of the account page. Every no looks like there is nothing; whoever should show
 * once more that it is they is led back to that page, which says so.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const nothing = new Response('not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  try {
    const key = await openExport(await currentActor(), id, new URL(request.url).searchParams.get('seal') ?? '')
    const headers = { 'Cache-Control': 'private, no-store', 'Content-Disposition': attachment('mulsaq-my-data.json') }
    return (await serveFile(request, { key, type: 'application/json', etag: id, headers })) ?? nothing
  } catch (error) {
    if (error instanceof Refusal && error.status === 403) return redirectTo('/account/data')
    if (error instanceof Refusal) return nothing
    throw error
  }
}

export { GET as HEAD }
