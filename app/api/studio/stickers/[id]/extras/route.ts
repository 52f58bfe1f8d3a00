import { z } from 'zod'
import { currentActor } from '@/infra/session'
import { EXTRA_LIMITS } from '@/modules/imaging/limits'
import { EXTRAS } from '@/modules/imaging/sticker-extras'
import { addExtra } from '@/modules/studio/add-extra'
import { answer, takeFile } from '../../../sent-file'

const Asked = z.object({
  kind: z.enum(EXTRAS),
  versionId: z.string().startsWith('ver_').max(60),
  revision: z.coerce.number().int().min(0),
})

/** A sound or an effect for a sticker, as the body. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return answer(400, {})
  const { kind } = asked.data
  const stickerId = (await params).id
  return takeFile(request, EXTRA_LIMITS[kind].bytes, async (bytes) =>
    addExtra(await currentActor(), { ...asked.data, stickerId, bytes }),
  )
}
