'use client'

import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { useTranslations } from 'next-intl'
import type { Problem } from '@/core/refusal'
import { Icon } from '@/ui/icon'
import type { EditorPage } from '../find-editor'
import { ProblemLine } from './problem-line'

/** What still stands between this version and the reviewers: faults first, then advice. */
export function Checklist({ editor, onSticker }: { editor: EditorPage; onSticker: (place: number) => void }) {
  const t = useTranslations('studio.checklist')
  if (!editor.mayEdit) return null
  const problems = editor.checklist.toSorted((a, b) => Number(a.severity !== 'fault') - Number(b.severity !== 'fault'))
  const grouped = groupByCode(problems)
  const faults = problems.filter(({ severity }) => severity === 'fault').length
  return (
    <section
      aria-labelledby="checklist"
      className="border-line bg-sheet shadow-e1 grid gap-3 rounded-l border p-5 sm:p-7"
    >
      <h2 id="checklist" className="type-t4">
        {t('heading')}
      </h2>
      {faults === 0 && (
        <p className="text-ok strong flex items-center gap-2">
          <Icon of={CheckCircleIcon} weight="fill" />
          {t('ready')}
        </p>
      )}
      {grouped.length > 0 && (
        <ul className="grid gap-2">
          {grouped.map(({ problem, places }) => (
            <li
              key={`${problem.code}${problem.params.name ?? ''}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1"
            >
              <ProblemLine problem={problem} />
              {places.map((place) => (
                <button
                  key={place}
                  type="button"
                  aria-label={t('show', { place })}
                  className="bg-well type-small target min-h-8 min-w-8 rounded-s px-2 font-medium"
                  onClick={() => onSticker(place)}
                >
                  {place}
                </button>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What is the same about many stickers is said once, with their places. */
function groupByCode(problems: readonly Problem[]): { problem: Problem; places: number[] }[] {
  const groups = new Map<string, { problem: Problem; places: number[] }>()
  for (const problem of problems) {
    const key = `${problem.code}${problem.params.name ?? ''}`
    const group = groups.get(key) ?? { problem, places: [] }
    if (problem.file) group.places.push(Number(problem.file))
    groups.set(key, group)
  }
  return [...groups.values()]
}
