import { readdirSync } from 'node:fs'
import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yazl from 'yazl'
import type { UserActor } from '@/core/actor'
import type { Problem } from '@/core/refusal'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { storage } from '@/infra/storage'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { imagingPool } from '@/modules/imaging/process-pool'
import { createDraft } from '@/testing/drafts'
import { animationControl, gifClaiming, pngClaiming, stickerPng, withChunks } from '@/testing/images'
import { mostTreeBytes } from '@/testing/memory'
import { createPerson } from '@/testing/people'
import { serveWeb } from '@/testing/serve-web'
import { judgingDone } from '../judging'
import { listQuarantine } from '../quarantine'
import { serveUpload } from '../serve-upload'
import { ProblemLine } from './problem-line'

// Files that want something other than to be a sticker, each sent as a browser sends it, through the upload's own door.

let artist: UserActor
let versionId: string
let server: Awaited<ReturnType<typeof serveWeb>>
beforeAll(async () => {
  artist = (await createPerson({ roles: ['artist'] })).actor
  versionId = (await createDraft(artist, { stickers: 0 })).versionId
  server = await serveWeb((request) => serveUpload(artist, request))
})
afterAll(async () => {
  await judgingDone()
  await imagingPool().close()
  await server.close()
})

let turn = 0
function send(fileName: string, bytes: Buffer): Promise<string> {
  turn += 1
  const fingerprint = `file:bad-${turn}`
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${server.origin}/api/uploads`,
      metadata: { versionId, fileName, fingerprint },
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      onError: reject,
    })
    upload.start()
  })
}

async function verdictOn(fileName: string, bytes: Buffer) {
  const id = await send(fileName, bytes)
  await judgingDone()
  return verdictOf(id)
}

async function verdictOf(id: string) {
  const { state, fileName, problems } = await db.upload.findUniqueOrThrow({ where: { id } })
  return { id, state, fileName, problems: problems as unknown as Problem[] }
}

/** What the artist reads below the file's name. */
function words(problem: Problem, locale: 'en' | 'ar' = 'en'): string {
  const messages = locale === 'en' ? en : ar
  const children = createElement(ProblemLine, { problem })
  const props = { locale, messages, timeZone: 'UTC', children }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, props))
    .replace(/<svg.*?<\/svg>|<[^>]+>/g, '')
    .replaceAll('&#x27;', '’')
}

const svg = (inside: string, head = '') =>
  Buffer.from(`${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
${inside}</svg>`)

const ENTITY_BOMB = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>`

async function zipOf(add: (zip: yazl.ZipFile) => void, change = (bytes: Buffer) => bytes): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  add(zip)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return change(Buffer.concat(pieces))
}

const red = { create: { width: 64, height: 64, channels: 3, background: '#d21e1e' } } as const
const invisible = {
  create: { width: 64, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
} as const

interface Bad {
  file: string
  make: () => Promise<Buffer> | Buffer
  code: string
  /** What its words must say: what is wrong, what was measured against which limit, what to do. */
  says: RegExp
}

const BAD: Bad[] = [
  { file: 'zero.png', make: () => Buffer.alloc(0), code: 'image.empty', says: /nothing in it.*Export it again/ },
  {
    file: 'blank.png',
    make: () => sharp(invisible).png().toBuffer(),
    code: 'sticker.empty',
    says: /whole picture is transparent.*layers were visible/,
  },
  {
    file: 'half.png',
    make: async () => (await stickerPng()).subarray(0, 3000),
    code: 'image.truncated',
    says: /This PNG ends before its picture does.*Export it again/,
  },
  {
    file: 'half.jpg',
    make: async () => (await sharp(red).jpeg().toBuffer()).subarray(0, -40),
    code: 'image.truncated',
    says: /This JPEG ends before its picture does/,
  },
  {
    file: 'vast.png',
    make: () => pngClaiming(50_000, 50_000),
    code: 'image.too_many_pixels',
    says: /50,000 × 50,000 pixels; at most 33,554,432 .*5,000 pixels a side/,
  },
  {
    file: 'vast.gif',
    make: () => gifClaiming(65_535, 65_535),
    code: 'image.too_many_pixels',
    says: /65,535 × 65,535 pixels/,
  },
  { file: 'dot.png', make: () => pngClaiming(3, 3), code: 'image.too_small', says: /only 3 px long; at least 16 px/ },
  {
    file: 'many.gif',
    make: () => gifClaiming(64, 64, 50_000),
    code: 'motion.too_many_frames',
    says: /50,000 frames; at most 600.*fewer frames a second/,
  },
  {
    file: 'moves.png',
    make: async () => withChunks(await stickerPng(), animationControl(12)),
    code: 'apng.frame_count',
    says: /has 0 frames and says it has 12/,
  },
  {
    file: 'photo.png',
    make: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
    code: 'image.not_supported',
    says: /This is a HEIC file.*Export it as PNG/,
  },
  {
    file: 'script.svg',
    make: () => svg('<script>fetch("/api/me")</script>'),
    code: 'svg.script',
    says: /contains a script \(script, line 2\).*Remove it/,
  },
  {
    file: 'click.svg',
    make: () => svg('<rect width="9" height="9" onload="alert(1)"/>'),
    code: 'svg.script',
    says: /contains a script \(onload, line 2\)/,
  },
  {
    file: 'spy.svg',
    make: () => svg('<image href="http://spy.example/a.png" width="9" height="9"/>'),
    code: 'svg.external',
    says: /outside itself: http:\/\/spy\.example\/a\.png \(line 2\)/,
  },
  {
    file: 'passwd.svg',
    make: () => svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'),
    code: 'svg.external',
    says: /outside itself: file:\/\/\/etc\/passwd/,
  },
  {
    file: 'style.svg',
    make: () => svg('<style>@import url(http://spy.example/a.css)</style><rect width="9" height="9"/>'),
    code: 'svg.external',
    says: /outside itself: @import/,
  },
  {
    file: 'laughs.svg',
    make: () => svg('<text>&e;</text>', ENTITY_BOMB),
    code: 'svg.entities',
    says: /its own abbreviations \(line 1\).*plain SVG/,
  },
  {
    file: 'entity.svg',
    make: () => svg('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    code: 'svg.entities',
    says: /its own abbreviations/,
  },
  {
    file: 'page.svg',
    make: () => svg('<foreignObject><iframe src="http://spy.example"/></foreignObject>'),
    code: 'svg.foreign',
    says: /not a drawing \(foreignobject, line 2\)/,
  },
  {
    file: 'wide.svg',
    make: () => Buffer.from(svg('<rect width="9" height="9"/>').toString(), 'utf16le'),
    code: 'svg.encoding',
    says: /only UTF-8 is read/,
  },
  { file: 'deep.svg', make: () => svg('<g>'.repeat(300)), code: 'svg.too_complex', says: /201; limit 200/ },
  {
    file: 'over.zip',
    make: async () =>
      zipOf(
        (zip) => {
          zip.addBuffer(Buffer.alloc(1_000_000), 'a.png')
          zip.addBuffer(Buffer.from('b'), 'b.png')
        },
        (bytes) => {
          bytes.writeUInt32LE(0, bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 42)
          return bytes
        },
      ),
    code: 'archive.overlapping',
    says: /lie over each other, as in a bomb/,
  },
  {
    file: 'cut.zip',
    make: async () => (await zipOf((zip) => zip.addBuffer(Buffer.from('a'), 'a.png'))).subarray(0, 50),
    code: 'archive.damaged',
    says: /damaged and cannot be opened/,
  },
]

describe('a bad file', () => {
  test.each(BAD)('$file is refused as $code, with words in both languages', async ({ file, make, code, says }) => {
    const verdict = await verdictOn(file, await make())
    expect(verdict).toMatchObject({ state: 'refused', fileName: file, problems: [{ code, severity: 'fault' }] })
    const [problem] = verdict.problems
    expect(words(problem as Problem)).toMatch(says)
    expect(words(problem as Problem, 'ar')).toMatch(/^[^{}]*\p{Script=Arabic}{3}/u)
  })
})

describe('an odd file that is a picture', () => {
  test.each([
    ['cmyk.jpg', () => sharp(red).jpeg().withIccProfile('cmyk').toBuffer()],
    ['deep.png', () => sharp(red).toColourspace('rgb16').blur(2).png().toBuffer()],
    ['palette.png', () => sharp(red).rotate(9).png({ palette: true }).toBuffer()],
    ['drawing.svg', () => Promise.resolve(svg('<circle cx="4" cy="4" r="4"/>'))],
  ])('%s becomes a sticker', async (file, make) => {
    expect(await verdictOn(file, await make())).toMatchObject({ state: 'accepted', fileName: file, problems: [] })
  })
})

describe('a ZIP that means harm', () => {
  async function inside(bytes: Buffer, name = 'pack.zip') {
    const { id, state } = await verdictOn(name, bytes)
    expect(state).toBe('accepted')
    const files = await db.upload.findMany({ where: { inArchive: id }, orderBy: { id: 'asc' } })
    return Promise.all(files.map((file) => verdictOf(file.id)))
  }

  test('with names that climb writes nothing where they point', async () => {
    const picture = await stickerPng('gradient', 128, 31)
    const bytes = await zipOf(
      (zip) => zip.addBuffer(picture, 'xx/xx/xx/xx/frog.png'),
      (zipped) => Buffer.from(zipped.toString('latin1').replaceAll('xx/xx/xx/xx', '../../../..'), 'latin1'),
    )
    expect(await inside(bytes)).toMatchObject([{ state: 'accepted', fileName: 'frog.png' }])
    expect(everyFile().filter((file) => file.endsWith('frog.png'))).toEqual([])
  })

  test('within a ZIP is not opened again', async () => {
    const inner = await zipOf((zip) => zip.addBuffer(Buffer.from('a'), 'a.png'))
    const files = await inside(await zipOf((zip) => zip.addBuffer(inner, 'inner.zip')))
    expect(files).toMatchObject([{ state: 'refused', problems: [{ code: 'image.not_supported' }] }])
    expect(words(files[0]?.problems[0] as Problem)).toMatch(/This is a ZIP file/)
  })

  test('that unpacks a thousandfold stops at what one file may have', async () => {
    const bytes = await zipOf((zip) => zip.addBuffer(Buffer.alloc(200_000_000), 'bomb.png'))
    expect(bytes.length).toBeLessThan(300_000)
    const [bomb] = await inside(bytes)
    expect(bomb).toMatchObject({ state: 'refused', problems: [{ code: 'archive.file_too_large' }] })
    expect(words(bomb?.problems[0] as Problem)).toMatch(/larger than 20 MB.*512 pixels/)
  })
})

describe('a name', () => {
  test.each([
    [`${'frog '.repeat(60)}.png`, /^frog frog .{60,}….png$/],
    ['🐸👨‍👩‍👧‍👦 frogs.png', /^🐸👨‍👩‍👧‍👦 frogs.png$/u],
    ['photo\u202egnp.exe', /^photognp.exe$/],
    ['ضفدع.png', /^ضفدع.png$/],
    ['C:\\Users\\jo\\frog.png', /^frog.png$/],
    ['..', /^..$/],
    ['\u200b', /^file$/],
    ['<img src=x onerror=alert(1)>.png', /^<img src=x onerror=alert\(1\)>.png$/],
  ])('%j is shown and used for nothing else', async (given, shown) => {
    const { fileName, state } = await verdictOn(given, await stickerPng('flat', 64, turn + 100))
    expect(state).toBe('accepted')
    expect(fileName).toMatch(shown)
    expect(Array.from(fileName).length).toBeLessThanOrEqual(80)
  })
})

test(
  'all of them at once stay under 1.5 GB in all processes, and leave nothing half',
  { timeout: 240_000 },
  async () => {
    const files = await Promise.all(BAD.map(async ({ file, make }) => ({ file, bytes: await make() })))
    const heavy = await Promise.all(
      [0, 1, 2, 3].map(async (seed) => ({
        file: `heavy-${seed}.png`,
        // As large as is read at all: nearly 2^25 pixels.
        bytes: await sharp({ create: { width: 5700, height: 5700, channels: 3, background: { r: seed, g: 9, b: 99 } } })
          .png({ compressionLevel: 1 })
          .toBuffer(),
      })),
    )
    let ids: string[] = []
    const most = await mostTreeBytes(async () => {
      ids = await Promise.all([...heavy, ...files].map(({ file, bytes }) => send(file, bytes)))
      await judgingDone()
    })
    const verdicts = await Promise.all(ids.map(verdictOf))
    expect(verdicts.slice(0, 4).map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    expect(verdicts.slice(4).map(({ state }) => state)).toEqual(BAD.map(() => 'refused'))
    expect(most).toBeLessThan(1_500_000_000)

    expect(await listQuarantine(new Date(Date.now() + 1000))).toEqual([])
    const stickers = await db.sticker.findMany({ where: { versionId } })
    for (const { masterHash, sourceHash } of stickers) {
      expect(await storage.has(`masters/${masterHash}.png`)).toBe(true)
      expect(await storage.has(`originals/${sourceHash}`)).toBe(true)
    }
    const kept = new Set(stickers.flatMap(({ masterHash, sourceHash }) => [masterHash, sourceHash]))
    const strays = everyFile().filter((file) => !kept.has(file.split('/').at(-1)?.replace('.png', '') ?? ''))
    expect(strays).toEqual([])
  },
)

/** Every file under DATA_DIR, by its path there. */
function everyFile(): string[] {
  return readdirSync(env.DATA_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(env.DATA_DIR.length + 1))
}
