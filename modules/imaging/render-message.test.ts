import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { facesOf } from './message/faces-for'
import { setText } from './message/set-text'
import { directionOf, shapeLine } from './message/shape-line'
import { FIRST_SLOT, type MessageSlot } from './message-slot'
import { toRaster } from './pixels/raster'
import { drawText, renderMessage } from './render-message'
import { type Hand, setLine } from './set-line'

const template = await sharp({ create: { width: 400, height: 300, channels: 4, background: '#ffd54a' } })
  .png()
  .toBuffer()
const slot: MessageSlot = { ...FIRST_SLOT, left: 100, top: 500, width: 800, height: 400 }

async function written(text: string, more: Partial<MessageSlot> = {}) {
  const made = await renderMessage(template, { ...slot, ...more }, text)
  if (!made.ok)
    return made.problems.map(({ code, params }) =>
      [code, params['letters'], params['script']].filter(Boolean).join(' '),
    )
  return made.master
}

/** The box around everything that is not the template any more. */
async function changedBox(png: Buffer) {
  const { width, height, data } = await toRaster(sharp(png))
  const xs: number[] = []
  const ys: number[] = []
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (data.readUIntBE((y * width + x) * 4, 3) !== 0xffd54a) {
        xs.push(x)
        ys.push(y)
      }
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    count: xs.length,
  }
}

test('whatever is written stays in its box and fills it: short, long, Arabic, mixed, bent up and down', async () => {
  const said = [
    'Hi',
    'صباح الخير يا سلمى',
    'A rather long sentence that needs three lines',
    'أحبك Omar 100%',
    'W'.repeat(60),
  ]
  for (const text of said)
    for (const curve of [0, 60, -60, 100]) {
      const made = await written(text, { curve })
      if (Array.isArray(made)) throw new Error(made.join())
      const box = await changedBox(made.png)
      expect([text, curve, box.left >= 39, box.right <= 361, box.top >= 149, box.bottom <= 271]).toEqual([text, curve, true, true, true, true]) // prettier-ignore
      expect(box.count).toBeGreaterThan(200)
    }
})

test('Arabic letters are joined and run from the right, Latin and figures within them from the left', () => {
  const faces = facesOf('lalezar', '')
  const paths = (text: string) => shapeLine(text, 'rtl', faces).glyphs.map(({ path }) => path)
  // Three times the same letter: at the end, in the middle and at the beginning of a word it is three shapes.
  const [last, middle, first] = paths('ببب')
  expect(new Set([last, middle, first]).size).toBe(3)
  expect(paths('ب')[0]).not.toBe(first)
  // What is read first stands at the right.
  expect(paths('اب')).toEqual([paths('ب')[0], paths('ا')[0]])
  expect(shapeLine('ب ABC', 'rtl', faces).glyphs.map(({ path }) => path).slice(0, 3)).toEqual(shapeLine('ABC', 'ltr', faces).glyphs.map(({ path }) => path)) // prettier-ignore
  // Lam and alef become one.
  expect(paths('لا')).toHaveLength(1)
})

test.each([
  ['Cyrillic', 'Привет, Ёлка'],
  ['Greek', 'Καλημέρα'],
  ['Hebrew', 'בוקר טוב 123'],
  ['Persian', 'سلام گچ پژ'],
  ['Devanagari', 'नमस्ते दोस्त'],
  ['Thai', 'สวัสดีตอนเช้า'],
  ['Chinese', '早上好，朋友！'],
  ['Japanese', 'おはよう、元気？'],
  ['Korean', '좋은 아침'],
  ['several in one line', 'Hi Привет שלום 早上好 नमस्ते'],
  ['the Caucasus', 'გამარჯობა, Բարեւ ձեզ։'],
  ['India’s north', 'সুপ্রভাত বন্ধু। ਸ਼ੁਭ ਸਵੇਰ સુપ્રભાત'],
  ['India’s south', 'காலை வணக்கம் శుభోదయం ಶುಭೋದಯ സുപ്രഭാതം'],
  ['south-east Asia', 'អរុណសួស្តី ສະບາຍດີ မင်္ဂလာပါ සුභ'],
  ['Africa', 'እንደምን አደሩ ⴰⵣⵓⵍ Ẹ káàárọ̀ ƙwarai'],
  ['Aramaic and Dhivehi', 'ܫܠܡܐ ބާއްޖަވެރި'],
  ['Kurdish, Pashto, Uyghur, Sindhi', 'ڕۆژباش ښځه ئۇيغۇرچە ڪڻڳ'],
  ['Vietnamese', 'Chào buổi sáng Hằng Đỗ'],
  ['Turkic in two alphabets', 'Қазақ Өзбек Əziz ₺5'],
  ['Greek as it was', 'ἀγάπη ᾧ'],
] as const)(
  '%s is written, by letters of its own where the chosen ones have none',
  async (_, text) => {
    const made = await written(text)
    if (Array.isArray(made)) throw new Error(made.join())
    expect((await changedBox(made.png)).count).toBeGreaterThan(500)
    // Not one empty box: glyph 0 of each file is what stands for a letter it has not.
    for (const family of ['lalezar', 'cairo'] as const) {
      const faces = facesOf(family, text)
      const nothing = new Set(faces.map(({ font }) => font.glyphToPath(0)).filter((path) => path !== ''))
      expect(shapeLine(text, directionOf(text), faces).glyphs.filter(({ path }) => nothing.has(path))).toEqual([])
    }
  },
  60_000,
)

test('a paper writes names of any script it has letters for, whatever its own hand has, and no emoji as a box', () => {
  const set = (text: string, hand: Hand) => setLine(text, directionOf(text), hand).glyphs
  const names = [
    'Алёна Щукина № 5', 'अनीता श्रीमान् १२३', 'پژمان گچ‌کار ۱۲۳ کیوان', 'ٹڈڑے ﷺ', '王小明（北京）陳', '山田さん ｶﾅ 々', '김철수', 'דוד כהן', 'Γιώργος', 'สมชาย', 'Nguyễn Thị Hằng Đỗ', 'Łukasz İğdır', '₪ ₴ ฿ ؋ ₹ ₽ ₫ 1\u202f000',
  ] // prettier-ignore
  for (const hand of ['text', 'strong', 'title'] as const)
    for (const name of names)
      // The first drawing of every file is what stands for a letter it has not.
      expect(set(name, hand).filter((glyph) => glyph.name.endsWith('/0')).map(({ letters }) => letters), name).toEqual([]) // prettier-ignore
  // Letters join within one file only: a Persian word has one hand.
  expect(new Set(set('پژمان', 'text').map(({ name }) => name.split('/')[0])).size).toBe(1)
  const read = (text: string) => set(text, 'text').map(({ letters }) => letters).join('') // prettier-ignore
  expect(read('Cats 🐈‍⬛❤️ ★ at work ™')).toBe('Cats at work ™')
  expect(read('👍🏽')).toBe('•')
  expect(read('გიორგი')).toBe('გიორგი')
})

test('Devanagari is joined, Hebrew runs from the right, a text without spaces is broken between its words', () => {
  const glyphs = (text: string) => shapeLine(text, directionOf(text), facesOf('lalezar', text)).glyphs
  // A vowel that is written after its consonant stands before it, and a cluster becomes one shape.
  expect(glyphs('कि')[1]?.path).toBe(glyphs('क')[0]?.path)
  expect(glyphs('क्ष')).toHaveLength(1)
  expect(glyphs('אב').map(({ path }) => path)).toEqual([...glyphs('ב'), ...glyphs('א')].map(({ path }) => path))
  const lines = (text: string) => setText(text, { width: 300, height: 200 }, 0, facesOf('lalezar', text)).lines.length
  expect(lines('สวัสดีตอนเช้าเพื่อนรัก')).toBeGreaterThan(1)
  expect(lines('早上好我的朋友们今天好吗')).toBeGreaterThan(1)
})

test('a word is of one hand: where a letter of a script is missing, all of the script is written by a file that has it', () => {
  const hands = (text: string) => new Set(shapeLine(text, directionOf(text), facesOf('lalezar', text)).glyphs.map(({ name }) => name.split(/-\w+(-ext)?-\d+\//)[0])) // prettier-ignore
  for (const [text, family] of [
    ['ڕۆژباش', 'noto-sans-arabic'],
    ['Қазақ', 'noto-sans'],
    ['Привет', 'dela-gothic-one'],
    ['Hằng', 'lalezar'],
    ['پژمان', 'lalezar'],
  ] as const)
    // prettier-ignore
    expect([text, ...hands(text)]).toEqual([text, family])
})

test('what no letter is there for is named, an emoji is called one, nothing and too much are refused', async () => {
  expect(await written('བོད ok 🦊')).toEqual(['message.letters བ ོ ད Tibt'])
  expect(await written('ok \u{10fffd}')).toEqual(['message.letters \u{10fffd}'])
  expect(await written('ok 🦊 👍🏽')).toEqual(['message.emoji 🦊 👍🏽'])
  expect(await written('  \u202e ')).toEqual(['message.empty'])
  expect(await written('a'.repeat(61))).toEqual(['message.long'])
  expect(await written('a'.repeat(60))).toHaveProperty('png')
})

test('no text is ever part of the drawing: it has paths, numbers and the artist’s colours', async () => {
  const shape = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="400" height="300">(<g [^<>]*>(<path transform="[-\w .()]*" d="[-\w .,]*"( stroke-width="[\d.]+")?\/>)*<\/g>)+<\/svg>$/ // prettier-ignore
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.integer({ min: -100, max: 100 }), (text, curve) => {
      expect(drawText(text, { ...slot, curve }, { width: 400, height: 300 })).toMatch(shape)
    }),
    { numRuns: 100 },
  )
  const hostile = `</path><script>"&lt;'`
  expect(drawText(hostile, slot, { width: 400, height: 300 })).not.toContain('script')
  expect(await written(hostile)).toHaveProperty('png')
})

test('it is the same picture on a machine without a single font', async () => {
  const here = await written('مرحبًا Hello ١٢٣', { curve: 30 })
  if (Array.isArray(here)) throw new Error(here.join())
  const there = execFileSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', `
      import { readFileSync } from 'node:fs'
      import { createHash } from 'node:crypto'
      import { renderMessage } from './modules/imaging/render-message.ts'
      const made = await renderMessage(readFileSync(0), ${JSON.stringify({ ...slot, curve: 30 })}, 'مرحبًا Hello ١٢٣')
      console.log(createHash('sha256').update(made.master.png).digest('hex'))`], // prettier-ignore
    { input: template, env: { PATH: '', NODE_ENV: 'test', HOME: '/nonexistent', FONTCONFIG_FILE: '/nonexistent' }, stdio: ['pipe', 'pipe', 'ignore'] }, // prettier-ignore
  )
  expect(there.toString().trim()).toBe(createHash('sha256').update(here.png).digest('hex'))
})
