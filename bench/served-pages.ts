import { buildWhenStale } from '@/server/build'
import { startServer } from '@/testing/server'
import { startBareNext } from './parts/bare-next'
import { load, loadOnce, type Load } from './parts/load'
import { type Figure, type Figures, figure } from './parts/result'
import { stock } from './parts/stock'

const ROUNDS = 3
/** Shelves asked for once in a round: stock-shelf.ts makes four hundred. */
const SHELVES = 100

/**
 * Requests a second, and CPU of the web process for one, as `npm start` serves them. Home and a pack of forty, kept: beside a bare page that Next
 * itself keeps, of the same length. Shelves of sixty packs that nobody asked for before: beside a bare page that Next makes at every visit
 * from the same three statements, as long. Lengths are those before packing; both come packed, over the same connections, in turns, median of three rounds.
 */
export default async function servedPages(): Promise<Figures> {
  await buildWhenStale((line) => console.error(line))
  const server = await startServer()
  const bare = await startBareNext(server.settings.DATABASE_URL)
  try {
    const slug = await stock('bench/parts/stock-shelf.ts', server.settings)
    const ours = (path: string) => server.origin + path
    const plain = (size: number) => `${bare.origin}/${size}`
    const figures: Figures = {}
    for (const [name, path] of Object.entries({ home: '/', pack: `/packs/${encodeURIComponent(slug)}` })) {
      const theirs = plain(await sizeFor(plain, await lengthOf(ours(path))))
      const warm = { ms: 1_000 }
      await load(ours(path), server.webPid, warm)
      await load(theirs, bare.pid, warm)
      const rounds = await inTurns(
        () => load(ours(path), server.webPid),
        () => load(theirs, bare.pid),
      )
      Object.assign(figures, asFigures(`kept-${name}`, rounds))
    }

    const made = (shelf: number, size: number) => `${bare.origin}/shelf/shelf${shelf}/${size}`
    const size = await sizeFor((wanted) => made(400, wanted), await lengthOf(ours('/tags/shelf400')))
    const shelves = Array.from({ length: SHELVES }, (_, index) => index + 1)
    let next = 0
    const rounds = await inTurns(
      () => {
        const urls = shelves.map((shelf) => ours(`/tags/shelf${shelf + SHELVES * next}`))
        next += 1
        return loadOnce(urls, server.webPid)
      },
      () =>
        loadOnce(
          shelves.map((shelf) => made(shelf, size)),
          bare.pid,
        ),
    )
    return { ...figures, ...asFigures('made', rounds) }
  } finally {
    bare.stop()
    await server.stop()
  }
}

type Round = Record<'ours' | 'bare', Load>

async function inTurns(ours: () => Promise<Load>, bare: () => Promise<Load>): Promise<Round[]> {
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await ours(), bare: await bare() })
  return rounds
}

function asFigures(name: string, rounds: readonly Round[]): Record<string, Figure> {
  const of = (whose: keyof Round, what: keyof Load) => median(rounds.map((round) => round[whose][what]))
  const cpu = of('ours', 'cpuMsEach')
  return {
    [name]: figure(of('ours', 'perSecond'), of('bare', 'perSecond'), 'requests/s', cpu),
    [`${name}-cpu`]: figure(cpu, of('bare', 'cpuMsEach'), 'CPU ms/request', cpu),
  }
}

async function lengthOf(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return (await answer.text()).length
}

/** How many items make a bare page so long: from two lengths, since each item adds as much as the next. */
async function sizeFor(page: (size: number) => string, length: number): Promise<number> {
  const [small, large] = [await lengthOf(page(100)), await lengthOf(page(900))]
  return Math.max(1, Math.round(100 + (length - small) / ((large - small) / 800)))
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
