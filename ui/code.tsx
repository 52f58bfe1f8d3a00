import encodeQR from 'qr'

/** A code for a phone's camera. Dark on light in both themes: cameras read no other reliably. */
export function Code({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 3 })
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className="rounded-tile block w-full max-w-56 bg-[#fff] text-[#111]"
    >
      <path d={squares.join('')} fill="currentColor" />
    </svg>
  )
}
