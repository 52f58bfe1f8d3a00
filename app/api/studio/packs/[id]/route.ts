import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { editorPage } from '@/app/_shell/editor-page'

/** The editor asks again while files are judged, pictures made or words saved. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const page = await editorPage(await currentActor(), (await params).id)
    return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof Refusal)
      return Response.json({ code: error.code }, { status: error.status, headers: { 'Cache-Control': 'no-store' } })
    throw error
  }
}
