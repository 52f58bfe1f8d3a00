'use client'

import { useTranslations } from 'next-intl'
import { clsx } from 'clsx'
import { MessengerMark } from '@/ui/messenger-mark'
import type { EditorPage } from '../find-editor'
import { useProblemWords } from './problem-line'

/** One place a messenger: how many stickers are ready for each, and what stands in the way. */
export function PlatformRow({ editor, coming }: { editor: EditorPage; coming: number }) {
  const t = useTranslations('studio.platforms')
  const say = useProblemWords()
  const all = editor.stickers.length
  return (
    <section aria-label={t('label')}>
      <ul className="border-line bg-sheet shadow-e1 grid grid-cols-2 overflow-clip rounded-l border sm:grid-cols-[repeat(auto-fill,minmax(150px,1fr))]">
        {editor.platforms.map(({ id, name, plan }, index) => {
          const faulty = editor.stickers.filter((sticker) => sticker.platforms[id]?.ready === false).length
          return (
            <li key={id} className={clsx('grid min-w-0 content-start gap-1 px-4 py-4', index > 0 && 'sm:perforated-s')}>
              <span className="type-small flex items-center gap-2 font-medium">
                <MessengerMark of={id} side={18} />
                <span className="truncate">{name}</span>
              </span>
              <span className="figures font-display text-[1.375rem] leading-tight font-bold">
                <bdi>
                  {all - faulty}
                  <span className="text-ink-3">/{all}</span>
                </bdi>
              </span>
              <span className={clsx('type-small', faulty === 0 ? 'text-ink-3' : 'text-warn')}>
                {faulty > 0 ? t('faults', { count: faulty }) : coming > 0 ? t('coming', { count: coming }) : t('ready')}
              </span>
              {plan.map((problem) => (
                <span key={problem.code} className="type-least text-warn">
                  {say(problem).what}
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
