'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MessengerMark } from '@/ui/messenger-mark'
import { segmentLook, segmentsLook } from '@/ui/segments'
import type { EditorPage, EditorSticker } from '../find-editor'
import { ProblemLine } from './problem-line'
import { TrueSize } from './true-size'

const THEMES = ['light', 'dark'] as const

/**
 * What was measured, and what each messenger makes of it: as it is, made for it, or not at all, from the plan that exports are
 * made by; and how it stands in a conversation of the one that is chosen.
 */
export function Messengers({ editor, sticker }: { editor: EditorPage; sticker: EditorSticker }) {
  const t = useTranslations('studio.inspector')
  const [wanted, choose] = useState<string>()
  const [theme, setTheme] = useState<(typeof THEMES)[number]>('light')
  const talking = editor.platforms.filter(({ shown }) => shown)
  const chosen = talking.find(({ id }) => id === wanted) ?? talking[0]
  return (
    <section aria-label={t('findings')} className="bg-well rounded-tile grid gap-3 px-5 py-4">
      {sticker.problems.map((problem) => (
        <ProblemLine key={problem.code} problem={problem} />
      ))}
      {chosen?.shown && (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="type-small strong">{t('inChat', { messenger: chosen.name })}</h3>
            <fieldset aria-label={t('chatGround')} className={segmentsLook}>
              {THEMES.map((name) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={theme === name}
                  className={segmentLook(theme === name)}
                  onClick={() => setTheme(name)}
                >
                  {t(`chatGrounds.${name}`)}
                </button>
              ))}
            </fieldset>
          </div>
          <TrueSize
            key={`${sticker.artKey} ${chosen.id}`}
            sticker={sticker}
            platform={chosen}
            shown={chosen.shown}
            theme={theme}
          />
        </>
      )}
      <ul className="grid gap-1">
        {editor.platforms.map(({ id, name, shown }) => {
          const { fit = 'made', becomes = '', problems = [] } = sticker.platforms[id] ?? {}
          return (
            <li key={id} className={clsx('grid gap-1.5', !shown && 'py-1.5 ps-1.5')}>
              <Row shown={shown !== null} chosen={id === chosen?.id} onChoose={() => choose(id)}>
                <MessengerMark of={id} side={16} />
                <bdi className="font-medium">{name}</bdi>
                <span className={clsx('ms-auto text-end', fit === 'no' ? 'text-warn' : 'text-ink-3')}>
                  {t(`fit.${fit}`)} {fit === 'made' && <bdi dir="ltr">{becomes}</bdi>}
                </span>
              </Row>
              {problems.map((problem) => (
                <ProblemLine key={problem.code} problem={{ ...problem, severity: 'warning' }} />
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** A messenger's line. Where it has conversations, pressing it shows the sticker in one. */
function Row({
  shown,
  chosen,
  onChoose,
  children,
}: {
  shown: boolean
  chosen: boolean
  onChoose: () => void
  children: React.ReactNode
}) {
  if (!shown) return <p className="type-small flex items-center gap-2">{children}</p>
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        'type-small rounded-m -ms-1.5 flex min-h-9 items-center gap-2 px-3 text-start',
        chosen ? 'bg-sheet shadow-e1' : 'hover:bg-sheet',
      )}
    >
      {children}
    </button>
  )
}
