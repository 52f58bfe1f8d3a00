import { gzipSync } from 'node:zlib'
import sharp from 'sharp'

// Art of our own for packs that move: drawn frame by frame as SVG, or once as a Lottie drawing, as Telegram takes it.

const SIDE = 320
const FRAMES = 10
const FRAME_MS = 90

const eyes = (x: number, y: number) =>
  `<circle cx="${x - 9}" cy="${y}" r="3.4" fill="#3a2a20"/><circle cx="${x + 9}" cy="${y}" r="3.4" fill="#3a2a20"/>
   <path d="M${x - 7} ${y + 8}q7 7 14 0" fill="none" stroke="#3a2a20" stroke-width="2.6" stroke-linecap="round"/>`

/** A drawing on 100 × 100, at a moment of its round from 0 to 1. */
const SCENES: Record<string, (turn: number) => string> = {
  pudding(turn) {
    const lift = 16 * Math.abs(Math.sin(Math.PI * turn))
    const flat = 1 + 0.16 * Math.cos(2 * Math.PI * turn) ** 3
    return `<g transform="translate(50 ${86 - lift}) scale(${flat} ${1 / flat})">
      <path d="M-30 0q4-44 30-46q26 2 30 46z" fill="#f6b93b"/><path d="M-22-30q22-30 44 0q-8 10-14 0q-8 14-16 0q-8 8-14 0z" fill="#8a4b2a"/>
      ${eyes(0, -22)}</g>`
  },
  heart(turn) {
    const beat = 1 + 0.14 * Math.max(0, Math.sin(4 * Math.PI * turn)) * (turn < 0.5 ? 1 : 0.4)
    return `<g transform="translate(50 52) scale(${beat})">
      <path d="M0 32C-44 4-34-32-12-30Q-2-29 0-18Q2-29 12-30C34-32 44 4 0 32z" fill="#e84a5f"/>${eyes(0, -6)}</g>`
  },
  star(turn) {
    const points = Array.from({ length: 10 }, (_, index) => {
      const [angle, far] = [(Math.PI * index) / 5 - Math.PI / 2, index % 2 ? 18 : 38]
      return `${far * Math.cos(angle)},${far * Math.sin(angle)}`
    })
    return `<g transform="translate(50 52)"><g transform="rotate(${72 * turn})">
      <polygon points="${points.join(' ')}" fill="#ffd35c" stroke="#e79b1a" stroke-width="3" stroke-linejoin="round"/></g>${eyes(0, -2)}</g>`
  },
  kettle(turn) {
    const puff = (delay: number) => {
      const at = (turn + delay) % 1
      return `<circle cx="${80 + 4 * Math.sin(7 * at)}" cy="${34 - 26 * at}" r="${3 + 5 * at}" fill="#9fb8c9" opacity="${1 - at}"/>`
    }
    return `${puff(0)}${puff(0.5)}<g transform="rotate(${3 * Math.sin(4 * Math.PI * turn)} 50 80)">
      <path d="M22 84q-4-44 26-44t26 44z" fill="#3d8a8f"/><path d="M70 56l14-16" stroke="#3d8a8f" stroke-width="8" stroke-linecap="round"/>
      <path d="M30 42q18-30 36 0" fill="none" stroke="#25565a" stroke-width="6"/>${eyes(46, 62)}</g>`
  },
}

/** A scene as an artist would export it: an animated WebP. */
export async function drawScene(name: string): Promise<Buffer> {
  const scene = SCENES[name]
  if (!scene) throw new RangeError(`there is no scene ${name}`)
  const frames = await Promise.all(
    Array.from({ length: FRAMES }, (_, index) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${SIDE}" height="${SIDE}">${scene(index / FRAMES)}</svg>`
      return sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer()
    }),
  )
  const raw = { width: SIDE, height: SIDE * FRAMES, channels: 4, pageHeight: SIDE } as const
  return sharp(Buffer.concat(frames), { raw })
    .webp({ quality: 90, effort: 2, loop: 0, delay: frames.map(() => FRAME_MS) })
    .toBuffer()
}

const still = (k: unknown) => ({ a: 0, k })
/** From one value to another and back, over the whole round. */
const sways = (from: unknown[], to: unknown[]) => {
  const ease = { o: { x: [0.4], y: [0] }, i: { x: [0.6], y: [1] } }
  return { a: 1, k: [{ t: 0, s: from, ...ease }, { t: 30, s: to, ...ease }, { t: 60, s: from }] } // prettier-ignore
}
const filled = (...colour: number[]) => ({ ty: 'fl', c: still([...colour, 1]), o: still(100) })
const ellipse = (x: number, y: number, wide: number, high = wide) => ({
  ty: 'el',
  p: still([x, y]),
  s: still([wide, high]),
})
const unmoved = { ty: 'tr', p: still([0, 0]), a: still([0, 0]), s: still([100, 100]), r: still(0), o: still(100) }
const group = (...it: object[]) => ({ ty: 'gr', it: [...it, unmoved] })
const face = group(ellipse(-40, -10, 28), ellipse(40, -10, 28), ellipse(0, 44, 44, 20), filled(0.2, 0.14, 0.1))

/** What is drawn, front first, and how all of it moves. */
const DRAWINGS: Record<string, { shapes: object[]; moves: Record<string, unknown> }> = {
  sun: {
    shapes: [face, group(ellipse(0, 0, 300), filled(1, 0.78, 0.25)), group(ellipse(0, 0, 380), filled(1, 0.6, 0.2))],
    moves: { s: sways([92, 92], [106, 106]) },
  },
  cloud: {
    shapes: [face, group(ellipse(-90, 30, 190), ellipse(90, 30, 190), ellipse(0, -30, 260), filled(0.62, 0.75, 0.9))],
    moves: { p: sways([216, 256], [296, 256]) },
  },
  moon: {
    shapes: [
      face,
      group(ellipse(0, 0, 320), filled(0.86, 0.85, 0.98)),
      group(ellipse(0, 0, 350), filled(0.55, 0.53, 0.78)),
    ],
    moves: { r: sways([-14], [14]) },
  },
  drop: {
    shapes: [face, group(ellipse(0, 20, 280, 300), ellipse(0, -110, 120, 190), filled(0.3, 0.62, 0.9))],
    moves: { p: sways([256, 210], [256, 300]) },
  },
}

/** A drawing as Telegram's .tgs: one second, 60 frames, 512 × 512. */
export function drawTgs(name: string): Buffer {
  const drawing = DRAWINGS[name]
  if (!drawing) throw new RangeError(`there is no drawing ${name}`)
  const placed = {
    o: still(100),
    r: still(0),
    p: still([256, 256]),
    a: still([0, 0]),
    s: still([100, 100]),
    ...drawing.moves,
  }
  const layer = { ty: 4, ind: 1, ip: 0, op: 60, st: 0, sr: 1, ks: placed, shapes: drawing.shapes }
  const whole = { tgs: 1, v: '5.5.2', fr: 60, ip: 0, op: 60, w: 512, h: 512, ddd: 0, assets: [], layers: [layer] }
  return gzipSync(JSON.stringify(whole))
}
