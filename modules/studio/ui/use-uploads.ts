'use client'

import { useState } from 'react'
import { DetailedError, Upload } from 'tus-js-client'
import type { RefusalParams } from '@/core/refusal'

/** A file on its way from this window. When the server has all of it, its verdict comes with the editor's next state. */
export interface Sending {
  key: string
  fileName: string
  bytes: number
  sent: number
  /** sending; waiting for its turn or for the connection; handed over; here from before; refused with a code, before or while it was sent. */
  state: 'sending' | 'waiting' | 'handed_over' | 'known' | 'refused'
  uploadId?: string
  refusal?: { code: string; params: RefusalParams }
}

/** More at once is not faster on one connection, and the first verdicts would come later. */
const AT_ONCE = 3
/** A piece of this size is acknowledged at a time, so that a cut connection loses no more than that. */
const PIECE_BYTES = 8_000_000
/** Files up to this size are known by their content; reading a large archive twice would only cost time. */
const HASHED_BYTES = 32_000_000

/**
 * Send files to a version: a few at a time, going on after a cut connection, each on its own.
 * @param onHandedOver Called when a file is through, one way or the other: the same function for as long as the page stands.
 */
export function useUploads(versionId: string, onHandedOver: () => void) {
  const [sending, setSending] = useState<Sending[]>([])
  const [sender] = useState(() => createSender(versionId, setSending, onHandedOver))
  return { sending, ...sender }
}

/** The queue behind it. `show` is told of every step, `onHandedOver` when a file is through, one way or the other. */
function createSender(
  versionId: string,
  show: (next: (before: Sending[]) => Sending[]) => void,
  onHandedOver: () => void,
) {
  let queue: { key: string; file: File }[] = []
  const running = new Map<string, { upload: Upload; agree: () => void }>()
  /** Which file of this window has an upload, by the upload's id: of two that are the same, the second adds nothing. */
  const owners = new Map<string, string>()
  /** Uploads are agreed on one after another, in the order the files were dropped: stickers stand in the order of their uploads. */
  let agreed: Promise<unknown> = Promise.resolve()
  const change = (key: string, next: Partial<Sending>) =>
    show((before) => before.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const forget = (keys: readonly string[]) => show((before) => before.filter((one) => !keys.includes(one.key)))

  function startNext(): void {
    while (running.size < AT_ONCE) {
      const next = queue.shift()
      if (!next) return
      const turn = agreed
      let agree = () => {}
      agreed = new Promise<void>((resolve) => (agree = resolve))
      const upload = uploadOf(next.key, next.file, agree)
      running.set(next.key, { upload, agree })
      void describe(upload, versionId, next.file)
        .then(() => turn)
        .then(() => (running.has(next.key) ? begin(upload) : undefined))
        // A file that the browser cannot read any more: it was moved or changed meanwhile.
        .catch(() => fail(next.key, agree, { code: 'upload.unreadable', params: {} }))
    }
  }

  function fail(key: string, agree: () => void, refusal: NonNullable<Sending['refusal']>): void {
    agree()
    finish(key, { state: 'refused', refusal })
  }

  function finish(key: string, next: Partial<Sending>): void {
    change(key, next)
    running.delete(key)
    onHandedOver()
    startNext()
  }

  /** @param agree Called when the server has a name for it, or it came to nothing. */
  function uploadOf(key: string, file: File, agree: () => void): Upload {
    let known = false
    const upload = new Upload(file, {
      endpoint: `${window.location.origin}/api/uploads`,
      chunkSize: PIECE_BYTES,
      retryDelays: [0, 1000, 2000, 4000, 8000, 15_000, 30_000],
      removeFingerprintOnSuccess: true,
      fingerprint: (_, { metadata }) => Promise.resolve(`${versionId}/${metadata?.fingerprint ?? key}`),
      onUploadUrlAvailable: agree,
      onAfterResponse: (_, answer) => {
        known ||= Boolean(answer.getHeader('Upload-Known'))
      },
      onProgress: (sent) => change(key, { sent, state: 'sending' }),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0
        const again = status === 0 || status === 409 || status === 423 || status >= 500
        if (again) change(key, { state: 'waiting' })
        return again
      },
      onSuccess: () => {
        const uploadId = upload.url?.split('/').at(-1)
        if (uploadId) known ||= (owners.get(uploadId) ?? key) !== key
        if (uploadId && !known) owners.set(uploadId, key)
        finish(key, { state: known ? 'known' : 'handed_over', sent: file.size, ...(uploadId && { uploadId }) })
      },
      onError: (error) => fail(key, agree, refusalOf(error)),
    })
    return upload
  }

  return {
    send: (files: readonly File[]): void => {
      const entries = files.map((file) => ({ key: newKey(), file }))
      show((before) => [
        ...before,
        ...entries.map(({ key, file }): Sending => {
          return { key, fileName: nameOf(file), bytes: file.size, sent: 0, state: 'waiting' }
        }),
      ])
      queue.push(...entries)
      startNext()
    },
    stop: (key: string): void => {
      queue = queue.filter((entry) => entry.key !== key)
      const stopped = running.get(key)
      running.delete(key)
      void stopped?.upload.abort(true)
      stopped?.agree()
      forget([key])
      startNext()
    },
    /** Take out of the list what the server's own list shows by now. */
    forget,
  }
}

function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}

/** A pasted picture has no name of its own. */
function nameOf(file: File): string {
  return file.name || 'image.png'
}

async function describe(upload: Upload, versionId: string, file: File): Promise<void> {
  upload.options.metadata = { versionId, fileName: nameOf(file), fingerprint: await fingerprintOf(file) }
}

async function begin(upload: Upload): Promise<void> {
  const [earlier] = await upload.findPreviousUploads()
  if (earlier) upload.resumeFromPreviousUpload(earlier)
  upload.start()
}

/** What makes two files the same: their bytes where they can be hashed (pasted pictures have no name or date to go by). */
async function fingerprintOf(file: File): Promise<string> {
  // Only a secure page has `subtle`: over plain http in a home network, name, size and date must do.
  if (file.size > HASHED_BYTES || !window.isSecureContext)
    return `file:${file.size}:${file.lastModified}:${encodeURIComponent(file.name).slice(0, 150)}`
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function refusalOf(error: Error | DetailedError): NonNullable<Sending['refusal']> {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined
  try {
    const { code, params } = JSON.parse(body ?? '') as { code?: string; params?: RefusalParams }
    if (code) return { code, params: params ?? {} }
  } catch {
    // Not one of our answers: a proxy's page, or no answer at all.
  }
  return { code: 'upload.connection', params: {} }
}
