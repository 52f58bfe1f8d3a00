import { currentActor } from '@/infra/session'
import { serveUpload } from '@/modules/studio/serve-upload'

/** Files on their way into the studio, in pieces that can be resumed (tus). There is no GET: nothing is read back from here. */
async function serve(request: Request): Promise<Response> {
  return serveUpload(await currentActor(), request)
}

export { serve as DELETE, serve as HEAD, serve as PATCH, serve as POST }
