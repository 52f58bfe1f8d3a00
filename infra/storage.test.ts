import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderStorage } from './storage'

describe('folder storage', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'mulsaq-storage-'))
  const storage = folderStorage(root)

  test('gives back what was put, once, and leaves no half-written file', async () => {
    await storage.put('masters/abc.png', Buffer.from('first'))
    await storage.put('masters/abc.png', Buffer.from('second'))
    expect((await storage.get('masters/abc.png'))?.toString()).toBe('first')
    expect(readdirSync(path.join(root, 'tmp'))).toEqual([])
  })

  test('takes over a file, and knows what it does not have', async () => {
    const upload = path.join(root, 'upload')
    writeFileSync(upload, 'bytes')
    await storage.putFile('originals/abc', upload)
    await storage.putFile('originals/abc', upload)
    expect(await storage.has('originals/abc')).toBe(true)
    expect(await storage.get('originals/none')).toBeUndefined()
    expect(await storage.open('originals/none')).toBeUndefined()
    await storage.remove('originals/abc')
    expect(await storage.has('originals/abc')).toBe(false)
  })

  test('a range is read from the middle', async () => {
    await storage.put('exports/abc.zip', Buffer.from('0123456789'))
    const part = await storage.open('exports/abc.zip', { start: 2, end: 4 })
    expect(part?.size).toBe(10)
    expect(await new Response(part?.stream).text()).toBe('234')
  })

  test('a key that is not one of ours never reaches the disk', () => {
    for (const key of [
      '../etc/passwd',
      'media/../../x',
      '/etc/passwd',
      'media//x',
      'media/.hidden',
      'media/a\0b',
      'media',
      'media/x/..',
    ])
      expect(() => storage.has(key)).toThrow(TypeError)
  })
})
