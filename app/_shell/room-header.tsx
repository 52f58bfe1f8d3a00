import { StorefrontIcon } from '@phosphor-icons/react/dist/ssr/Storefront'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localHref, type Locale } from '@/i18n/routing'
import { ButtonLink } from '@/ui/button-link'
import { Icon } from '@/ui/icon'
import { Logo } from '@/ui/logo'
import { Tag } from '@/ui/tag'
import { LanguageSwitch, Me, ThemeButton } from './frame-tools'
import { NavLink } from './nav-link'
import { RoomNav } from './room-nav'
import { navLinkLook } from './shop-header'

interface Place {
  path: string
  words: string
  /** Other paths that belong to it; `alone`: not everything under its own. */
  also?: readonly string[]
  alone?: boolean
}

/** More places than these do not fit beside the rest on a desktop. */
const MANY = 8

/** The header of a working room (studio, desk): its name on a tag, its places, the way back to the shop. */
export async function RoomHeader({
  locale,
  room,
  home,
  places,
  theme = true,
  children,
}: {
  locale: Locale
  room: string
  home: string
  places: readonly Place[]
  theme?: boolean
  children?: ReactNode
}) {
  const t = await getTranslations('shell')
  const to = (path: string) => localHref(locale, path)
  return (
    <header className="flex flex-wrap items-center gap-x-3 py-2 md:min-h-[76px] md:gap-x-5">
      <Link prefetch={false} href={to(home)} className="rounded-m flex items-center gap-3 py-1.5">
        <Logo name={t('name')} />
        <Tag>{room}</Tag>
      </Link>
      {/* On a phone the places take a line of their own, which scrolls sideways; where they are many, also on a desktop, whole. */}
      <RoomNav
        label={room}
        className={`order-last -mx-2 flex w-full gap-x-1 overflow-x-auto py-1 ${places.length > MANY ? 'md:mx-0 md:flex-wrap md:overflow-visible' : 'md:order-none md:mx-0 md:w-auto'}`}
      >
        {places.map(({ path, words, also, alone }) => (
          <NavLink
            key={path}
            href={to(path)}
            path={path}
            also={also}
            alone={alone}
            className={`${navLinkLook} shrink-0`}
            currentClassName="bg-well text-ink"
          >
            {words}
          </NavLink>
        ))}
      </RoomNav>
      <div className="ms-auto flex items-center gap-1">
        {children}
        <ButtonLink kind="bare" href={to('/')} icon={<Icon of={StorefrontIcon} />} className="max-lg:hidden">
          {t('back')}
        </ButtonLink>
        <LanguageSwitch locale={locale} />
        {theme && <ThemeButton />}
        <Me locale={locale} />
      </div>
    </header>
  )
}
