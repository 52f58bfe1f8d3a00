'use client'

import { useTranslations } from 'next-intl'
import { type Ref, useId } from 'react'
import { Button } from '@/ui/button'
import { CheckField } from '@/ui/check-field'
import { Key } from '@/ui/key'

const KEYS = [
  { keys: ['J'], words: 'next' },
  { keys: ['K'], words: 'previous' },
  { keys: ['1', '9'], words: 'reason' },
  { keys: ['Space'], words: 'blink' },
  { keys: ['M'], words: 'mirror' },
  { keys: ['W'], words: 'whole' },
  { keys: ['A'], words: 'approve' },
  { keys: ['R'], words: 'reject' },
  { keys: ['U'], words: 'giveBack' },
  { keys: ['?'], words: 'all' },
] as const

/** Every key of the desk, and the switch that turns them off. */
export function KeyHelp({
  ref,
  on,
  onSwitch,
}: {
  ref: Ref<HTMLDialogElement>
  on: boolean
  onSwitch: (on: boolean) => void
}) {
  const t = useTranslations('desk.keys')
  const id = useId()
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id}>
      <h2 id={id} className="type-t4">
        {t('title')}
      </h2>
      <dl className="mt-4 grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5">
        {KEYS.map(({ keys, words }) => (
          <div key={words} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <CheckField
        className="mt-3"
        label={t('on')}
        hint={t('onHint')}
        checked={on}
        onChange={(event) => onSwitch(event.target.checked)}
      />
      <form method="dialog" className="mt-4 flex justify-end">
        <Button type="submit">{t('close')}</Button>
      </form>
    </dialog>
  )
}
