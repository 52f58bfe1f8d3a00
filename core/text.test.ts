import { expect, test } from 'vitest'
import { cleanLine, cleanText, clip, emojiIn, fold, graphemes, slugify } from './text'
import { isId, newId } from './ids'

test('a name cannot carry direction marks, control characters or line breaks', () => {
  expect(cleanLine('  Sleepy\u202egnp.exe\u0000 \n Foxes ')).toBe('Sleepygnp.exe Foxes')
  expect(cleanLine('\u{1f3f4}\u{e0067}\u{e0062}\u{e007f} می\u200cخواهم a\u{e0041}')).toBe(
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f} می\u200cخواهم a',
  )
  expect(cleanLine('a\ufffeb\uffffc\u{1ffff}d\ufdd0e\ud800')).toBe('abcde')
  expect(cleanText('one\r\n\r\n\r\n\r\ntwo\u200f')).toBe('one\n\ntwo')
})

test('a joined emoji counts as one character and is found whole', () => {
  expect(graphemes('👨‍👩‍👧ab')).toBe(3)
  expect(emojiIn('😀 hi 👨‍👩‍👧😀 🇰🇼 1️⃣ 1')).toEqual(['😀', '👨‍👩‍👧', '🇰🇼', '1️⃣'])
})

test('search folds accents and the forms of Arabic letters', () => {
  expect(fold('Crème  BRÛLÉE')).toBe('creme brulee')
  expect(fold('إيموجى مُلصَقـــة')).toBe(fold('ايموجي ملصقه'))
})

test('a text is cut between characters, never inside one', () => {
  expect(clip('frog', 9)).toBe('frog')
  expect(clip('ab👨‍👩‍👧cd', 5)).toBe('ab')
  expect(clip('é'.normalize('NFD') + 'x', 1)).toBe('')
})

test('a slug keeps Latin and Arabic letters only', () => {
  expect(slugify('Cardamom & Coffee!')).toBe('cardamom-coffee')
  expect(slugify('قطط في اجتماع')).toBe('قطط-في-اجتماع')
  expect(slugify('😀😀')).toBe('')
})

test('ids say their kind and sort by the time they were made', () => {
  const earlier = newId('pack', 1_700_000_000_000)
  const later = newId('pack', 1_700_000_000_001)
  expect(isId('pack', earlier)).toBe(true)
  expect(isId('order', earlier)).toBe(false)
  expect(earlier < later).toBe(true)
})
