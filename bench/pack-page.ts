import { buildWhenStale } from '@/server/build'
import { startServer } from '@/testing/server'
import { startBareNext } from './parts/bare-next'
import { load, type Load } from './parts/load'
import { type Figures, figure } from './parts/result'
import { stock } from './parts/stock'

const ROUNDS = 3

/**
 * Requests a second for the page of a pack with 24 stickers, as `npm start` serves it, against a bare cached Next page whose
 * HTML is as long: the same connections in turn, uncompressed, median of three rounds.
 */
export default async function packPage(): Promise<Figures> {
  await buildWhenStale((line) => console.error(line))
  const server = await startServer()
  const bare = await startBareNext()
  try {
    const ours = `${server.origin}/packs/${encodeURIComponent(await stock('bench/parts/make-pack.ts', server.settings))}`
    const theirs = `${bare.origin}/${await sizeFor(bare.origin, (await html(ours)).length)}`
    const rounds: { ours: Load; bare: Load }[] = []
    const warm = { ms: 1_000 }
    await load(ours, server.webPid, warm)
    await load(theirs, bare.pid, warm)
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ ours: await load(ours, server.webPid), bare: await load(theirs, bare.pid) })
    return {
      'pack-page': figure(
        median(rounds.map((round) => round.ours.perSecond)),
        median(rounds.map((round) => round.bare.perSecond)),
        'requests/s',
        median(rounds.map((round) => round.ours.cpuMsEach)),
      ),
      'pack-page-cpu': figure(
        median(rounds.map((round) => round.ours.cpuMsEach)),
        median(rounds.map((round) => round.bare.cpuMsEach)),
        'CPU ms/request',
        median(rounds.map((round) => round.ours.cpuMsEach)),
      ),
    }
  } finally {
    bare.stop()
    await server.stop()
  }
}

async function html(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer.text()
}

/** How many items make the bare page as long as ours: from two lengths, since each item adds as much as the next. */
async function sizeFor(origin: string, length: number): Promise<number> {
  const [small, large] = [(await html(`${origin}/100`)).length, (await html(`${origin}/900`)).length]
  return Math.max(1, Math.round(100 + (length - small) / ((large - small) / 800)))
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
