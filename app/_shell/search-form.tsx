'use client'

import { type ComponentProps, type ComponentType, useState } from 'react'

/** The form of a search. What suggests while one types comes with the first hand in it: no page carries it before. */
export function SearchForm({ children, ...form }: ComponentProps<'form'>) {
  const [Suggestions, setSuggestions] = useState<ComponentType>()
  const fetch = () => void import('./suggestions').then((module) => setSuggestions(() => module.Suggestions))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is heard here was done in the field
    <form {...form} onInput={fetch} onKeyDown={fetch}>
      {children}
      {Suggestions && <Suggestions />}
    </form>
  )
}
