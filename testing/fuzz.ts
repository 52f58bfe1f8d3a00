import sharp from 'sharp'
import { createImagingPool } from '@/modules/imaging/imaging-pool'
import { zipFiles } from '@/modules/imaging/zip-files'
import { film, tone } from './films'
import { seeded, stickerPng } from './images'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from './motion'
import { gzipSync } from 'node:zlib'

/** A good file of each format that is read, small, since what is wrong with a file is found by mutating all of it. */
async function seeds(): Promise<Record<string, Buffer>> {
  const still = sharp(await stickerPng('gradient', 48))
  const moving = await movingSticker(32, 4, 80)
  const pieces = [
    { colour: 'red' },
    { left: 4, top: 4, width: 9, height: 9, colour: 'lime', dispose: 2, blend: 1 },
    { colour: 'blue' },
  ]
  const small = { fr: 30, op: 6, w: 64, h: 64 }
  return {
    png: await still.clone().png().toBuffer(),
    'palette png': await still.clone().png({ palette: true }).toBuffer(),
    apng: apngOf(await apngChunks(24, pieces)),
    jpeg: await still.clone().flatten().jpeg({ progressive: true }).toBuffer(),
    webp: await still.clone().webp().toBuffer(),
    'moving webp': await asFile(moving, 'webp'),
    gif: await still.clone().gif().toBuffer(),
    'moving gif': await asFile(moving, 'gif'),
    avif: await still.clone().avif({ effort: 0 }).toBuffer(),
    tiff: await still.clone().tiff({ compression: 'lzw' }).toBuffer(),
    svg: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><g><circle cx="20" cy="20" r="12" fill="teal"/></g></svg>',
    ),
    lottie: Buffer.from(JSON.stringify(drawing(small))),
    tgs: gzipSync(JSON.stringify(drawing(small))),
    dotLottie: await zipFiles([
      { path: 'manifest.json', bytes: Buffer.from('{"version":"2","animations":[{"id":"disc"}]}') },
      { path: 'a/disc.json', bytes: Buffer.from(JSON.stringify(drawing(small))) },
    ]),
    webm: film('vp9-alpha-sound.webm'),
    'older webm': film('vp8-alpha.webm'),
    mp4: film('h264.mp4'),
    'wide webm': widened(film('vp9-alpha-sound.webm')),
  }
}

/** It says of itself that it is as large as we read. */
function widened(webm: Buffer): Buffer {
  const bytes = Buffer.from(webm)
  bytes.writeUInt8(0x7f, bytes.indexOf(Buffer.from([0xb0, 0x81])) + 2)
  return bytes
}

/** Each is heard in a process of its own, which takes its time: one case in so many is a sound. */
const SOUNDS = (['wav', 'mp3', 'ogg', 'm4a'] as const).map((ending) => [ending, tone(ending)] as const)
const SOUND_EVERY = 40

type Random = () => number
const below = (random: Random, most: number) => Math.floor(random() * Math.max(1, most))
/** Where formats keep sizes and counts, the edges of what fits there. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff]

const MUTATIONS: ((bytes: Buffer, random: Random, other: Buffer) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random) => {
    for (let count = 1 + below(random, 8); count > 0; count -= 1)
      bytes[below(random, bytes.length)] = below(random, 256)
    return bytes
  },
  (bytes, random) => {
    const at = below(random, bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8))
    return bytes
  },
  (bytes, random) => {
    const value = EDGES[below(random, EDGES.length)] ?? 0
    const at = below(random, bytes.length - 4)
    if (bytes.length < 5) return bytes
    if (random() < 0.5) bytes.writeUInt32BE(value, at)
    else bytes.writeUInt32LE(value, at)
    return bytes
  },
  (bytes, random) => {
    const [from, to] = [below(random, bytes.length), below(random, bytes.length)]
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  (bytes, random, other) =>
    Buffer.concat([bytes.subarray(0, below(random, bytes.length)), other.subarray(below(random, other.length))]),
]

/**
 * Send so many spoilt files through the pool: pictures, drawings and videos as uploads and as things that move, and sounds.
 * @returns What was sent and what went wrong with it: a crash, a file that never came back or took too much memory, an error
 * that is not an answer. Nothing should.
 */
export async function fuzzImaging(
  cases: number,
  seed = 1,
  untilMs = Number.POSITIVE_INFINITY,
): Promise<{ sent: number; read: number; wrong: string[] }> {
  const random = seeded(seed)
  const files = Object.entries(await seeds())
  // What hangs never ends: patience tells it from a file that waits for its turn on a busy machine.
  const pool = createImagingPool({ seconds: 45 })
  const stop = performance.now() + untilMs
  const wrong: string[] = []
  let [sent, read] = [0, 0]

  const lane = async () => {
    while (sent < cases && performance.now() < stop) {
      const number = sent
      sent += 1
      const isSound = number % SOUND_EVERY === SOUND_EVERY - 1
      const round = Math.floor(number / (isSound ? SOUND_EVERY : files.length))
      const picked = isSound ? SOUNDS[round % SOUNDS.length] : files[number % files.length]
      const [name, good] = picked ?? ['', Buffer.alloc(0)]
      const mutate = MUTATIONS[below(random, MUTATIONS.length)] ?? MUTATIONS[0]
      const other = files[below(random, files.length)]?.[1] ?? good
      const bytes = mutate?.(Buffer.from(good), random, other) ?? good
      try {
        // Each seed is read both ways, in turn.
        const asMotion = () => (round % 2 === 0 ? pool.exportMotion(bytes, []) : pool.readSticker(bytes))
        const answer = await (isSound ? pool.makeSound(bytes) : asMotion())
        if (answer.ok) read += 1
        else
          for (const { code } of answer.problems)
            if (/^imaging\.|^video\.(timeout|memory)$/.test(code))
              wrong.push(`${code}: ${name}, seed ${seed}, case ${number}`)
      } catch (error) {
        wrong.push(`${String(error).slice(0, 300)}: ${name}, seed ${seed}, case ${number}`)
      }
    }
  }
  await Promise.all([lane(), lane()])
  await pool.close()
  return { sent, read, wrong }
}
