import { fuzzImaging } from '@/testing/fuzz'

// `npm run fuzz [-- cases [seed [minutes]]]`: spoilt files of every format we read, through the processes that read uploads.

const [cases = 12_000, seed = 1, minutes = 15] = process.argv.slice(2).map(Number)

const { sent, read, wrong } = await fuzzImaging(cases, seed, minutes * 60_000)
for (const line of wrong) console.error(line)
console.log(`${sent} files, ${read} of them still readable, ${wrong.length} that did harm.`)
process.exit(wrong.length === 0 && sent === cases ? 0 : 1)
