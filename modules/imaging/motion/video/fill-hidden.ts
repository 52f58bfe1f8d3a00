const BLOCK = 8

/**
 * Give what is fully transparent the mean colour of what is seen in its 8 × 8 block: nobody sees it, but a video stores colour
 * there too, and an edge to black costs up to a sixth of the file and darkens the art beside it.
 */
export function fillHidden(pixels: Buffer, width: number, height: number): Buffer {
  const filled = Buffer.from(pixels)
  for (let top = 0; top < height; top += BLOCK)
    for (let left = 0; left < width; left += BLOCK)
      fillBlock(filled, width, left, top, Math.min(left + BLOCK, width), Math.min(top + BLOCK, height))
  return filled
}

function fillBlock(data: Buffer, width: number, left: number, top: number, right: number, bottom: number): void {
  let [red, green, blue, weight, hidden] = [0, 0, 0, 0, 0]
  for (let y = top; y < bottom; y += 1)
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      const alpha = data[at + 3] ?? 0
      if (alpha === 0) hidden += 1
      red += (data[at] ?? 0) * alpha
      green += (data[at + 1] ?? 0) * alpha
      blue += (data[at + 2] ?? 0) * alpha
      weight += alpha
    }
  if (hidden === 0) return
  const mean = (sum: number) => (weight === 0 ? 0 : Math.round(sum / weight))
  const [meanRed, meanGreen, meanBlue] = [mean(red), mean(green), mean(blue)]
  for (let y = top; y < bottom; y += 1)
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4)
      if (data[at + 3] === 0) {
        data[at] = meanRed
        data[at + 1] = meanGreen
        data[at + 2] = meanBlue
      }
}
