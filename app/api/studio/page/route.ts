import { z } from 'zod'
import { currentActor } from '@/infra/session'
import { PICTURE_LIMITS } from '@/modules/imaging/limits'
import { PAGE_PICTURE_KINDS } from '@/modules/imaging/page-picture'
import { setPagePicture } from '@/modules/studio/set-page-picture'
import { answer, takeFile } from '../sent-file'

const Kind = z.enum(PAGE_PICTURE_KINDS)

/** A banner or a portrait (`?kind=`) for one's own page, as the body. */
export async function POST(request: Request) {
  const kind = Kind.safeParse(new URL(request.url).searchParams.get('kind'))
  if (!kind.success) return answer(400, {})
  return takeFile(request, PICTURE_LIMITS.bytes, async (bytes) =>
    setPagePicture(await currentActor(), kind.data, bytes),
  )
}
