/** RGBA turned clockwise. */
export function turnFrame(data: Buffer, width: number, height: number, by: 90 | 180 | 270): Buffer {
  const turned = Buffer.alloc(data.length)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [column, row, across] =
        by === 90
          ? [height - 1 - y, x, height]
          : by === 180
            ? [width - 1 - x, height - 1 - y, width]
            : [y, width - 1 - x, height]
      data.copy(turned, (row * across + column) * 4, (y * width + x) * 4, (y * width + x + 1) * 4)
    }
  return turned
}
