'use client'

import { useState } from 'react'
import { Key } from '@/ui/key'
import { chooseKey, isKeyOff, KEY } from './picker-key-choice'

/** "The key S opens this", and the way to say that it should not. `words` has {key} where the key stands. */
export function KeySwitch({ words }: { words: string }) {
  const [on, setOn] = useState(() => !isKeyOff())
  const [before = '', after = ''] = words.split('{key}')
  return (
    <label className="type-small text-ink-3 mt-2 flex min-h-11 cursor-pointer items-center gap-3 pointer-coarse:hidden">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => {
          setOn(target.checked)
          chooseKey(target.checked)
        }}
        className="accent-accent size-5"
      />
      <span>
        {before}
        <Key>{KEY}</Key>
        {after}
      </span>
    </label>
  )
}
