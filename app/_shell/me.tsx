'use client'

import type { ReactNode } from 'react'
import { useMe } from '@/modules/checkout/ui/use-me'
import { buttonLook, iconButtonLook } from '@/ui/button'
import { Avatar } from '@/ui/avatar'
import { menuItemLook, Popover } from '@/ui/menu'

interface Props {
  words: {
    signIn: string
    menu: string
    library: string
    account: string
    wishes: string
    following: string
    studio: string
    sell: string
    desk: string
    signOut: string
  }
  hrefs: {
    signIn: string
    library: string
    wishes: string
    following: string
    account: string
    studio: string
    desk: string
  }
  /** Shown until we know, and when nobody can be asked. */
  unknown: ReactNode
}

const DESK_ROLES = ['reviewer', 'senior_reviewer', 'finance', 'admin']

/** Who is signed in. The page around it is the same for all; this one small request is not. */
export function MeMenu({ words, hrefs, unknown }: Props) {
  const me = useMe()?.user
  if (me === undefined)
    return (
      <a href={hrefs.account} aria-label={words.account} title={words.account} className={iconButtonLook()}>
        {unknown}
      </a>
    )
  if (me === null)
    return (
      <a href={backHere(hrefs.signIn)} className={buttonLook('outline', 's', 'max-sm:px-3')}>
        {words.signIn}
      </a>
    )

  const lines = [
    { href: hrefs.library, words: words.library, count: me.libraryCount },
    { href: hrefs.wishes, words: words.wishes },
    { href: hrefs.following, words: words.following },
    { href: hrefs.studio, words: me.roles.includes('artist') ? words.studio : words.sell },
    ...(me.roles.some((role) => DESK_ROLES.includes(role)) ? [{ href: hrefs.desk, words: words.desk }] : []),
    { href: hrefs.account, words: words.account },
  ]
  return (
    <Popover label={words.menu} look={iconButtonLook()} trigger={<Avatar name={me.name} side={40} />} className="w-60">
      <p className="px-3.5 pt-2 pb-1.5">
        <bdi className="strong block truncate">{me.name}</bdi>
        <bdi className="type-small text-ink-3 block truncate">@{me.handle}</bdi>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line.href}>
            <a href={line.href} className={menuItemLook()}>
              <span className="grow">{line.words}</span>
              {line.count !== undefined && <span className="type-small text-ink-3 figures">{line.count}</span>}
            </a>
          </li>
        ))}
      </ul>
      <form action="/api/auth/sign-out" method="post" className="perforated-t mt-1.5 pt-1.5">
        <button className={menuItemLook()}>{words.signOut}</button>
      </form>
    </Popover>
  )
}

/** The sign-in page, and from there back to this one. Only known in the browser: the page itself is the same for all. */
function backHere(signIn: string): string {
  const { pathname, search } = window.location
  return pathname.startsWith(signIn) ? signIn : `${signIn}?next=${encodeURIComponent(pathname + search)}`
}
