import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
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

  test('throws away only what nobody put there lately; put again it counts as new', async () => {
    const past = new Date(Date.now() - 5 * 86_400_000)
    const before = new Date(Date.now() - 86_400_000)
    for (const name of ['old.png', 'again.png', 'taken']) {
      await storage.put(`removals/${name}`, Buffer.from('x'))
      utimesSync(path.join(root, 'removals', name), past, past)
    }
    await storage.put('removals/again.png', Buffer.from('x'))
    const upload = path.join(root, 'upload-again')
    writeFileSync(upload, 'x')
    await storage.putFile('removals/taken', upload)
    const went: string[] = []
    for await (const key of storage.list('removals')) if (await storage.removeOld(key, before)) went.push(key)
    expect(went).toEqual(['removals/old.png'])
    for await (const key of storage.list('nowhere')) throw new Error(key)
    expect(await storage.removeOld('removals/none', before)).toBe(false)
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
