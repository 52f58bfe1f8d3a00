'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
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

/** What is not shown on the home page: there the search is the page's own. */
export function NotAtHome({ children }: { children: ReactNode }) {
  return useShopPath() === '/' ? null : children
}

/** The same page in another language. */
export function LanguageLink({
  prefix,
  lang,
  label,
  className,
  children,
}: {
  prefix: string
  lang: string
  label: string
  className: string
  children: ReactNode
}) {
  const here = useShopPath()
  return (
    // A whole new document: language and direction belong to <html>.
    <a
      href={`${prefix}${here === '/' && prefix ? '' : here}`}
      hrefLang={lang}
      lang={lang}
      title={label}
      aria-label={label}
      className={className}
    >
      {children}
    </a>
  )
}
