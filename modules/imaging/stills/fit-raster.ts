import type { Still } from '../platform'
import { fromRaster, type Raster, toRaster } from '../pixels/raster'

export interface Place {
  /** The picture's own size on it. */
  inner: { width: number; height: number }
  /** The whole's. */
  outer: { width: number; height: number }
}

/** Where a picture of this size lies on a still: as large as it goes, in the middle. */
export function placeOn(still: Still, width: number, height: number): Place {
  const margin = still.margin ?? 0
  const scale = Math.min((still.width - 2 * margin) / width, (still.height - 2 * margin) / height)
  const inner = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const outer = still.fit === 'inside' ? inner : { width: still.width, height: still.height }
  return { inner, outer }
}

/**
 * The rasters that stills are encoded from. Each size is scaled once, from the smallest one before it that is half as large
 * again, so that nine targets cost little more than the largest one.
 */
export function createScaler(master: Raster): (still: Still) => Promise<{ raster: Raster; name: string }> {
  const scaled: Raster[] = []
  const placed = new Map<string, Raster>()
  return async (still) => {
    const { inner, outer } = placeOn(still, master.width, master.height)
    const name = `${inner.width}x${inner.height} on ${outer.width}x${outer.height}`
    let raster = placed.get(name)
    if (!raster) {
      raster = pad(await scale(master, scaled, inner), outer)
      placed.set(name, raster)
    }
    return { raster, name }
  }
}

const ROOM = 1.5

async function scale(
  master: Raster,
  scaled: Raster[],
  { width, height }: { width: number; height: number },
): Promise<Raster> {
  const same = [master, ...scaled].find((raster) => raster.width === width && raster.height === height)
  if (same) return same
  const from = scaled
    .filter((raster) => raster.width >= width * ROOM && raster.height >= height * ROOM)
    .reduce((least, raster) => (least.width <= raster.width ? least : raster), master)
  // sharp multiplies by alpha before it scales and divides after: no dark or light fringes.
  const raster = await toRaster(fromRaster(from).resize({ width, height, fit: 'fill', kernel: 'lanczos3' }))
  scaled.push(raster)
  return raster
}

function pad(raster: Raster, { width, height }: { width: number; height: number }): Raster {
  if (raster.width === width && raster.height === height) return raster
  const data = Buffer.alloc(width * height * 4)
  const left = Math.floor((width - raster.width) / 2)
  const top = Math.floor((height - raster.height) / 2)
  for (let y = 0; y < raster.height; y += 1)
    raster.data.copy(data, ((top + y) * width + left) * 4, y * raster.width * 4, (y + 1) * raster.width * 4)
  return { width, height, data }
}
