import { getFormatter, getTranslations } from 'next-intl/server'
import { Tag, type Tone } from '@/ui/tag'
import type { NoticedState } from '../notice'

const TONES: Record<NoticedState, Tone> = {
  waiting: 'quiet',
  refused: 'quiet',
  down: 'warn',
  countered: 'warn',
  court: 'warn',
  restored: 'ok',
  final: 'bad',
}

const ORDER = ['decidedAt', 'counterUntil', 'counterAt', 'courtUntil', 'courtAt', 'endedAt'] as const

/** Where one pack of a notice stands, and every date so far: the same for both sides and for the desk. */
export async function NoticeDates(row: { state: NoticedState } & Record<(typeof ORDER)[number], Date | null>) {
  const t = await getTranslations('rightsNotice')
  const format = await getFormatter()
  return (
    <div className="grid justify-items-start gap-2">
      <Tag tone={TONES[row.state]}>{t(`state.${row.state}`)}</Tag>
      <dl className="type-small text-ink-2 grid gap-1">
        {ORDER.map((name) => {
          const at = row[name]
          return (
            at && (
              <div key={name} className="flex flex-wrap gap-x-2">
                <dt>{t(`dates.${name}`)}</dt>
                <dd className="strong">
                  <time dateTime={at.toISOString()}>
                    {format.dateTime(at, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC
                  </time>
                </dd>
              </div>
            )
          )
        })}
      </dl>
    </div>
  )
}
