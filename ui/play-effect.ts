let stop: (() => void) | undefined

/** End the effect that plays, if one does. */
export const stopEffect = () => stop?.()

/** Play an effect once over the whole page. It takes no clicks, ends by itself, and Escape ends it sooner. */
export async function playEffect(src: string, ms: number): Promise<void> {
  stopEffect()
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
      removeEventListener('keydown', onKey, true)
      picture.remove()
      URL.revokeObjectURL(url)
      if (stop === end) stop = undefined
      resolve()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // It is about the effect, not about the sheet that lies under it.
      event.stopPropagation()
      end()
    }
    const timer = setTimeout(end, ms)
    addEventListener('keydown', onKey, true)
    stop = end
  })
}
