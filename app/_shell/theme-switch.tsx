'use client'

import { type ReactNode, useEffect } from 'react'

/** Light or dark for this browser, against what the system says. public/theme.js applies it before the next page paints. */
export function ThemeSwitch({
  label,
  className,
  light,
  dark,
}: {
  label: string
  className: string
  light: ReactNode
  dark: ReactNode
}) {
  // A page built in the browser (Next does that with "not found") never ran the script: so it is made good here.
  useEffect(() => {
    const root = document.documentElement
    if (root.dataset['theme']) return
    try {
      const chosen = localStorage.getItem('theme')
      if (chosen === 'light' || chosen === 'dark') root.dataset['theme'] = chosen
    } catch {
      // Storage may be closed to us.
    }
  }, [])

  const flip = () => {
    const root = document.documentElement
    const isDark = root.dataset['theme']
      ? root.dataset['theme'] === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset['theme'] = isDark ? 'light' : 'dark'
    try {
      localStorage.setItem('theme', root.dataset['theme'])
    } catch {
      // Storage may be closed to us: then it holds until the next page.
    }
  }
  return (
    <button type="button" title={label} aria-label={label} onClick={flip} className={className}>
      <span className="dark:hidden">{light}</span>
      <span className="hidden dark:block">{dark}</span>
    </button>
  )
}
