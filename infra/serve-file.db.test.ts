import { beforeAll, describe, expect, test } from 'vitest'
import { serveFile } from './serve-file'
import { storage } from './storage'

const file = { key: 'exports/abc.zip', type: 'application/zip', etag: 'abc', headers: { 'Cache-Control': 'no-store' } }

async function ask(headers: Record<string, string> = {}, method = 'GET') {
  const answer = await serveFile(new Request('http://shop.example/x', { method, headers }), file)
  if (!answer) throw new Error('the file is there')
  const { status } = answer
  return { status, text: await answer.text(), headers: Object.fromEntries(answer.headers) }
}

beforeAll(() => storage.put('exports/abc.zip', Buffer.from('0123456789')))

test('the whole file, with its length, its type and no guessing', async () => {
  expect(await ask()).toMatchObject({
    status: 200,
    text: '0123456789',
    headers: {
      'content-length': '10',
      'content-type': 'application/zip',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      etag: '"abc"',
    },
  })
})

test('HEAD tells all of it but the bytes', async () => {
  expect(await ask({}, 'HEAD')).toMatchObject({ status: 200, text: '', headers: { 'content-length': '10' } })
})

test('who has it already is told so', async () => {
  expect(await ask({ 'if-none-match': '"other", "abc"' })).toMatchObject({ status: 304, text: '' })
})

describe('a range', () => {
  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('%s is answered with that part', async (range, text, where) => {
    expect(await ask({ range })).toMatchObject({ status: 206, text, headers: { 'content-range': where } })
  })

  test.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('%s begins past the end', async (range) => {
    expect(await ask({ range })).toMatchObject({ status: 416, text: '', headers: { 'content-range': 'bytes */10' } })
  })

  test.each(['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b', 'bytes=-', 'bytes=1e3-', '../../etc/passwd'])(
    '%s makes no sense, so the whole comes',
    async (range) => {
      expect(await ask({ range })).toMatchObject({ status: 200, text: '0123456789' })
    },
  )

  test('of something that has changed since is not mixed with it', async () => {
    expect(await ask({ range: 'bytes=2-4', 'if-range': '"older"' })).toMatchObject({ status: 200 })
    expect(await ask({ range: 'bytes=2-4', 'if-range': '"abc"' })).toMatchObject({ status: 206 })
  })
})

test('what is not there is nothing', async () => {
  expect(await serveFile(new Request('http://shop.example/x'), { ...file, key: 'exports/none.zip' })).toBeUndefined()
})
