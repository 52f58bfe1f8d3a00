/** A person: the picture, or the first letter of the name on a sticker of paper. */
export function Avatar({ name, src, side = 40 }: { name: string; src?: string | undefined; side?: number }) {
  return (
    <span
      aria-hidden
      style={{ width: side, height: side, fontSize: side * 0.46 }}
      className="border-line bg-well font-display text-ink-2 ring-sheet inline-grid shrink-0 place-items-center overflow-clip rounded-full border leading-none font-bold ring-2"
    >
      {src ? (
        <img src={src} alt="" width={side} height={side} loading="lazy" className="size-full object-cover" />
      ) : (
        initial(name)
      )}
    </span>
  )
}

function initial(name: string): string {
  return String.fromCodePoint(name.trim().codePointAt(0) ?? 0x2022).toLocaleUpperCase()
}
