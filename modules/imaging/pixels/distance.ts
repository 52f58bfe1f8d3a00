const FAR = 1e20

/**
 * For every cell, the exact distance to the nearest cell where `inside` is true (0 there). Two passes of the lower envelope
 * of parabolas: Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions", 2012.
 */
export function distanceTo(inside: Uint8Array, width: number, height: number): Float32Array {
  const squared = new Float64Array(width * height)
  for (let index = 0; index < squared.length; index += 1) squared[index] = inside[index] ? 0 : FAR

  const longest = Math.max(width, height)
  const line = new Float64Array(longest)
  const hull = new Int32Array(longest)
  const bounds = new Float64Array(longest + 1)
  const at = (array: Float64Array | Int32Array, index: number) => array[index] as number

  const pass = (start: number, step: number, length: number) => {
    for (let index = 0; index < length; index += 1) line[index] = at(squared, start + index * step)
    let top = 0
    hull[0] = 0
    bounds[0] = -FAR
    bounds[1] = FAR
    for (let index = 1; index < length; index += 1) {
      const value = at(line, index) + index * index
      let last = at(hull, top)
      let crossing = (value - at(line, last) - last * last) / (2 * (index - last))
      while (crossing <= at(bounds, top)) {
        top -= 1
        last = at(hull, top)
        crossing = (value - at(line, last) - last * last) / (2 * (index - last))
      }
      top += 1
      hull[top] = index
      bounds[top] = crossing
      bounds[top + 1] = FAR
    }
    let parabola = 0
    for (let index = 0; index < length; index += 1) {
      while (at(bounds, parabola + 1) < index) parabola += 1
      const nearest = at(hull, parabola)
      squared[start + index * step] = (index - nearest) ** 2 + at(line, nearest)
    }
  }
  for (let x = 0; x < width; x += 1) pass(x, width, height)
  for (let y = 0; y < height; y += 1) pass(y * width, 1, width)

  const distance = new Float32Array(squared.length)
  for (let index = 0; index < squared.length; index += 1) distance[index] = Math.sqrt(at(squared, index))
  return distance
}
