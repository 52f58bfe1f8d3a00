'use client'

import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { controlLook } from '@/ui/field'
import { Icon } from '@/ui/icon'

/** Words one by one: Enter or a comma ends one, Backspace in an empty line takes the last one back. */
export function TagField({
  label,
  hint,
  tags,
  limit,
  disabled = false,
  onChange,
}: {
  label: ReactNode
  hint?: ReactNode
  tags: readonly string[]
  limit: number
  disabled?: boolean
  onChange: (tags: string[]) => void
}) {
  const t = useTranslations('studio.tags')
  const id = useId()
  const [text, setText] = useState('')
  const add = (typed: string) => {
    const next = typed
      .split(/[,،\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !tags.includes(tag))
    if (next.length > 0) onChange([...tags, ...next].slice(0, limit))
    setText('')
  }
  return (
    <div className="grid content-start gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="type-small strong">
          {label}
        </label>
        <bdi className="type-small text-ink-3">
          {tags.length} / {limit}
        </bdi>
      </div>
      <div
        className={controlLook(
          false,
          'has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-accent flex min-h-[46px] flex-wrap items-center gap-1.5 !px-2 py-1.5 has-[input:focus-visible]:outline-3',
        )}
      >
        {tags.map((tag) => (
          <span key={tag} className="bg-well inline-flex min-h-8 items-center gap-1 rounded-s ps-2.5">
            <bdi className="type-small font-medium">{tag}</bdi>
            <button
              type="button"
              disabled={disabled}
              aria-label={t('remove', { tag })}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
              className="target grid size-8 place-items-center rounded-s"
            >
              <Icon of={XIcon} size={13} />
            </button>
          </span>
        ))}
        <input
          id={id}
          value={text}
          disabled={disabled || tags.length >= limit}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="disabled:text-ink-3 min-h-8 min-w-24 grow bg-transparent px-2 outline-none"
          onChange={(event) =>
            /[,،]/.test(event.target.value) ? add(event.target.value) : setText(event.target.value)
          }
          onBlur={() => add(text)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault()
              add(text)
            }
            if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1))
          }}
        />
      </div>
      {hint && (
        <p id={`${id}-hint`} className="type-small text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}
