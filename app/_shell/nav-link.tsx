'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { menuItemLook } from '@/ui/menu'
import { useShopPath } from './use-shop-path'

interface Props {
  href: string
  /** The path this link stands for, without language; `also` are others that belong to it. */
  path: string
  also?: readonly string[] | undefined
  /** Only the path itself, not what lies under it. */
  alone?: boolean | undefined
  className: string
  currentClassName: string
  /** Shown in place of `children` where the link is the current one: a filled icon. */
  current?: ReactNode
  children: ReactNode
}

/** A link of a navigation that knows whether it is the current one. */
export function NavLink({
  href,
  path,
  also = [],
  alone = false,
  className,
  currentClassName,
  current,
  children,
}: Props) {
  const here = useShopPath()
  const isHere = (target: string) => here === target || (target !== '/' && here.startsWith(`${target}/`))
  const chosen = (alone ? here === path : isHere(path)) || also.some(isHere)
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={chosen ? 'page' : undefined}
      className={`${className} ${chosen ? currentClassName : ''}`}
    >
      {(chosen && current) || children}
    </Link>
  )
}

/** What is not shown at home and where one searches: there the search is the page's own. */
export function NotAtSearch({ children }: { children: ReactNode }) {
  return ['/', '/search'].includes(useShopPath()) ? null : children
}

/** The same page in every language, each by its own name. Links, so that it works before any script. */
export function LanguageLinks({
  languages,
  chosen,
}: {
  languages: readonly { id: string; name: string; prefix: string }[]
  chosen: string
}) {
  const here = useShopPath()
  return (
    <ul>
      {languages.map(({ id, name, prefix }) => (
        <li key={id}>
          {/* A whole new document: language and direction belong to <html>. */}
          <a
            href={`${prefix}${here === '/' && prefix ? '' : here}`}
            hrefLang={id}
            lang={id}
            dir="auto"
            aria-current={id === chosen ? 'true' : undefined}
            className={menuItemLook(id === chosen)}
            // What was asked for (a search, its filters) is known to the browser only: a shared page is made without it.
            onClick={({ currentTarget }) => {
              currentTarget.search = window.location.search
            }}
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
