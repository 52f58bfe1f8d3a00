import { expect, test } from 'vitest'
import { readBody } from './read-body'

const MEGABYTE = new Uint8Array(1_000_000)

test('a call is read byte for byte', async () => {
  const body = new Response(Buffer.from([0, 255, 13, 10])).body
  expect([...(await readBody(body))]).toEqual([0, 255, 13, 10])
  expect((await readBody(null)).byteLength).toBe(0)
})

test('a call of ten megabytes is refused after the first', async () => {
  let sent = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent === 10) return controller.close()
        sent += 1
        controller.enqueue(MEGABYTE)
      },
    },
    { highWaterMark: 0 },
  )
  await expect(readBody(body)).rejects.toMatchObject({ code: 'payments.body_too_large', status: 413 })
  expect(sent).toBe(1)
})
