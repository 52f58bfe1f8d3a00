let stop: (() => void) | undefined

/** Play an effect once over the whole page. It takes no clicks, ends by itself, and Escape ends it sooner. */
export async function playEffect(src: string, ms: number): Promise<void> {
  stop?.()
  // An address of its own each time: a browser that has seen an animation to its end would show only that.
  const url = URL.createObjectURL(await (await fetch(src)).blob())
  const picture = new Image()
  picture.src = url
  picture.alt = ''
  picture.className = 'effect-over-page'
  await picture.decode().catch(() => undefined)
  document.body.append(picture)
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('keydown', onKey)
      picture.remove()
      URL.revokeObjectURL(url)
      if (stop === end) stop = undefined
      resolve()
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && end()
    const timer = setTimeout(end, ms)
    addEventListener('keydown', onKey)
    stop = end
  })
}
