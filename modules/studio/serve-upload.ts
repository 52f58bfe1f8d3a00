import { FileStore } from '@tus/file-store'
import { Metadata, Server } from '@tus/server'
import type { Actor } from '@/core/actor'
import { isId } from '@/core/ids'
import { Refusal } from '@/core/refusal'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { beginUpload, requireOwnUpload } from './begin-upload'
import { cancelUpload } from './cancel-upload'
import { findUpload, type UploadRow } from './db/uploads'
import { judgeSoon } from './judging'
import { bytesHere, QUARANTINE } from './quarantine'
import { receiveUpload } from './receive-upload'
import { noSuchUpload, uploadInvalid, uploadOffset } from './refusals'

/**
 * Resumable uploads by the tus protocol (https://tus.io/protocols/resumable-upload, version 1.0.0). The protocol's own work is
 * the library's; who may send what, and what is known already, is decided here before it sees the request.
 */
export async function serveUpload(actor: Actor, request: Request): Promise<Response> {
  try {
    return request.method === 'POST' ? await begin(actor, request) : await goOn(actor, request)
  } catch (error) {
    if (error instanceof Refusal)
      return Response.json({ code: error.code, params: error.params }, { status: error.status, headers: TUS })
    throw error
  }
}

const PATH = '/api/uploads'
/** Said of a file that was sent before, whole: nothing comes of it this time, and the artist should hear so. */
const KNOWN = 'Upload-Known'
const TUS = { 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' }

/** The id that `begin` agreed on, for the library's own naming. */
const agreed = new WeakMap<Request, string>()

const tus = new Server({
  path: PATH,
  datastore: new FileStore({ directory: QUARANTINE }),
  relativeLocation: true,
  allowedOrigins: [env.origin],
  namingFunction: (request) => {
    const id = agreed.get(request)
    if (!id) throw new TypeError('an upload that nobody agreed to')
    return id
  },
  onUploadFinish: async (_, { id }) => {
    await receiveAndJudge(id)
    return {}
  },
})

async function receiveAndJudge(uploadId: string): Promise<void> {
  if (await receiveUpload(uploadId)) judgeSoon(uploadId)
}

async function begin(actor: Actor, request: Request): Promise<Response> {
  const upload = await beginUpload(actor, requested(request))
  const here = upload.state === 'receiving' ? await bytesHere(upload.id) : Number(upload.bytes)
  // Known from before: the client asks how far it came and goes on from there, or hears that all of it is here.
  if (here !== undefined) {
    await request.body?.cancel()
    const known = upload.state === 'receiving' ? undefined : { [KNOWN]: upload.state }
    return new Response(null, { status: 201, headers: { ...TUS, Location: `${PATH}/${upload.id}`, ...known } })
  }
  agreed.set(request, upload.id)
  return tus.handleWeb(request)
}

async function goOn(actor: Actor, request: Request): Promise<Response> {
  const id = new URL(request.url).pathname.split('/').at(-1)
  if (!isId('upload', id)) throw noSuchUpload()
  let upload = requireOwnUpload(actor, await findUpload(db, id))
  if (request.method === 'DELETE') {
    await cancelUpload(actor, id)
    return new Response(null, { status: 204, headers: TUS })
  }
  if (request.method === 'HEAD' && upload.state === 'receiving') {
    // The process may have died between the last byte and the note of it; the client will not send a byte more.
    await receiveAndJudge(id)
    upload = requireOwnUpload(actor, await findUpload(db, id))
  }
  return upload.state === 'receiving' ? tus.handleWeb(request) : whole(request, upload)
}

/** All bytes are here, perhaps judged and gone from quarantine: there is nothing to add. */
async function whole(request: Request, upload: UploadRow): Promise<Response> {
  const length = String(upload.bytes)
  const headers = { ...TUS, 'Upload-Offset': length, 'Upload-Length': length }
  if (request.method === 'HEAD') return new Response(null, { status: 200, headers })
  await request.body?.cancel()
  if (request.headers.get('upload-offset') !== length) throw uploadOffset()
  return new Response(null, { status: 204, headers })
}

function requested(request: Request) {
  let metadata: Record<string, string | null> = {}
  try {
    metadata = Metadata.parse(request.headers.get('upload-metadata') ?? undefined)
  } catch {
    throw uploadInvalid()
  }
  const { versionId, fileName, fingerprint } = metadata
  const length = request.headers.get('upload-length')
  if (!versionId || !fileName || !fingerprint || !length || !/^\d{1,12}$/.test(length)) throw uploadInvalid()
  return { versionId, fileName, fingerprint, bytes: Number(length) }
}
