import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Figures } from './parts/result'

// `npm run bench [-- name …] [-- --json]`: every file here with a default export is a bench; each gives figures by name.
// With --json the only thing on standard output is one object, `{ name: { ours, bare, ratio, unit, cpuMs } }`.

// A number says how much of something a bench is to measure: `--packs 1000000`.
const wishes = process.argv.slice(2).filter((word) => !word.startsWith('--') && !/^\d+$/.test(word))
const json = process.argv.includes('--json')

const figures: Figures = {}
for (const file of readdirSync(import.meta.dirname).toSorted()) {
  const name = path.parse(file).name
  if (!file.endsWith('.ts') || file.includes('.test.') || (wishes.length > 0 && !wishes.includes(name))) continue
  const bench = name === 'index' ? {} : ((await import(`./${file}`)) as { default?: () => Promise<Figures> })
  if (!bench.default) continue
  console.error(`${name} …`)
  Object.assign(figures, await bench.default())
}

if (json) console.log(JSON.stringify(figures))
else {
  console.log('Ours beside the bare counterpart, in one run on this machine. Differences under 1.5 × are noise.')
  console.table(figures)
}
process.exit(Object.keys(figures).length > 0 ? 0 : 1)
