import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'

/** Where the element lies once built; app/embed gives it out. */
const BUILT = '.next/embed/sticker-picker.js'

/** `<sticker-picker>` as one file with its words in every language, from embed/ and messages/. */
export function buildEmbed(): void {
  const made = buildSync({
    entryPoints: ['embed/sticker-picker.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    define: { WORDS: JSON.stringify(wordsByLanguage()) },
  })
  mkdirSync(path.dirname(BUILT), { recursive: true })
  writeFileSync(BUILT, made.outputFiles[0]?.contents ?? '')
}

/** Each language says what it has; what is missing is said in English (embed/words.ts). */
function wordsByLanguage(): Record<string, object> {
  const files = readdirSync('messages').filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.flatMap((name) => {
      const { embed } = JSON.parse(readFileSync(path.join('messages', name), 'utf8')) as { embed?: object }
      return embed ? [[path.basename(name, '.json'), embed]] : []
    }),
  )
}
