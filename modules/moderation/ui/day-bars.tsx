import { getFormatter } from 'next-intl/server'

/** Two series by day, drawn: the figures themselves stand in the table beside it, which is what is read aloud. */
export async function DayBars({
  days,
  names,
}: {
  days: readonly { day: string; one: number; two: number }[]
  names: [one: string, two: string]
}) {
  const format = await getFormatter()
  const top = Math.max(1, ...days.flatMap(({ one, two }) => [one, two]))
  const day = (text: string) => format.dateTime(new Date(text), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const bars = (at: number, value: number, fill: string) =>
    value > 0 && <rect x={at} y={100 - (value / top) * 100} width="0.4" height={(value / top) * 100} className={fill} />
  return (
    <div aria-hidden className="grid gap-3">
      <ul className="type-small flex flex-wrap gap-x-5 gap-y-1.5">
        {names.map((name, index) => (
          <li key={name} className="flex items-center gap-2">
            <span className={`size-2.5 rounded-[3px] ${index === 0 ? 'bg-line-strong' : 'bg-accent'}`} />
            {name}
          </li>
        ))}
      </ul>
      <div className="border-line relative h-40 border-b">
        <span className="type-least text-ink-3 absolute start-0 -top-1">{format.number(top)}</span>
        <svg
          viewBox={`0 0 ${days.length} 100`}
          preserveAspectRatio="none"
          className="flips absolute inset-0 size-full overflow-visible"
        >
          {days.map(({ day, one, two }, index) => (
            <g key={day}>
              {bars(index + 0.08, one, 'fill-line-strong')}
              {bars(index + 0.52, two, 'fill-accent')}
            </g>
          ))}
        </svg>
      </div>
      <div className="type-least text-ink-3 flex justify-between">
        <span>{day(days[0]?.day ?? '')}</span>
        <span>{day(days.at(-1)?.day ?? '')}</span>
      </div>
    </div>
  )
}
