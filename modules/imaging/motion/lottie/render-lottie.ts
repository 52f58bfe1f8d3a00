import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { BadMotion } from '../bad-motion'
import type { Frame, Timeline } from '../timeline'
import type { Lottie } from './lottie'

const SIDE = 512
/** No messenger plays more. */
const MOST_FPS = 30
/** A drawing that takes longer than this is not one of a sticker. A frame that never ends is the pool's to stop. */
const SECONDS = 15

/**
 * Draw a drawing that was bounded, at 512 pixels on its longer side and up to 30 frames a second.
 * @throws BadMotion `lottie.undrawable`, `lottie.too_slow`
 */
export async function renderLottie({ width, height, rate, first, last, text }: Lottie): Promise<Timeline> {
  const scale = SIDE / Math.max(width, height)
  const canvas = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const player = await load(text, canvas)
  try {
    const ms = ((last - first) / rate) * 1000
    const count = Math.max(1, Math.round((ms * Math.min(rate, MOST_FPS)) / 1000))
    const until = performance.now() + SECONDS * 1000
    const frames: Frame[] = []
    for (let index = 0; index < count; index += 1) {
      player.setFrame((index * (last - first)) / count)
      // The player's own memory, to be overwritten by the next frame. Its alpha is straight.
      const data = Buffer.from(player.buffer ?? [])
      if (data.length !== canvas.width * canvas.height * 4) throw new BadMotion('lottie.undrawable')
      frames.push({ data, delayMs: Math.round(((index + 1) * ms) / count) - Math.round((index * ms) / count) })
      if (performance.now() > until) throw new BadMotion('lottie.too_slow', { limit: SECONDS })
    }
    return { ...canvas, frames, loops: 0 }
  } finally {
    player.destroy()
  }
}

async function load(data: string, canvas: { width: number; height: number }) {
  const { DotLottie } = await engine()
  const player = new DotLottie({ canvas, data, autoplay: false, loop: false, useFrameInterpolation: true })
  await new Promise<void>((resolve, reject) => {
    player.addEventListener('load', () => resolve())
    player.addEventListener('loadError', () => reject(new BadMotion('lottie.undrawable')))
  })
  return player
}

let started: Promise<typeof import('@lottiefiles/dotlottie-web')> | undefined

function engine(): Promise<typeof import('@lottiefiles/dotlottie-web')> {
  globalThis.fetch = stayHome
  return (started ??= start())
}

/** Loaded when it is needed: it costs half a second. Its WebAssembly comes from the package, never from elsewhere. */
async function start() {
  const library = await import('@lottiefiles/dotlottie-web')
  const entry = createRequire(import.meta.url).resolve('@lottiefiles/dotlottie-web')
  const wasm = readFileSync(path.join(path.dirname(entry), 'dotlottie-player.wasm'))
  library.DotLottie.setWasmUrl(URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' })))
  return library
}

const fetchAnything = globalThis.fetch

/** The library asks public servers when something fails, and a drawing may name addresses: nothing here is ever fetched. */
const stayHome: typeof fetch = (input, init) => {
  const address = input instanceof Request ? input.url : input.toString()
  return address.startsWith('blob:') ? fetchAnything(input, init) : Promise.reject(new Error(`not fetched: ${address}`))
}
