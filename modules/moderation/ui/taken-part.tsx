import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { PageContent, PagePart } from '@/modules/accounts/page-part'
import { Avatar } from '@/ui/avatar'
import { Tag } from '@/ui/tag'

/** One part that was taken off a page: its name, for which reasons (`children`), and what it was as long as that is kept. */
export async function TakenPart({
  part,
  back,
  before,
  children,
}: {
  part: PagePart
  back: boolean
  before: PageContent & { empty: boolean }
  children: ReactNode
}) {
  const t = await getTranslations('takenOff')
  const names = await getTranslations('pageParts')
  return (
    <li className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="strong">{names(part)}</span> {children} {back && <Tag tone="ok">{t('back')}</Tag>}
      </p>
      {!before.empty && <Was part={part} before={before} alt={t('pictureWas')} />}
      {part === 'name' && !back && <p className="text-ink-2">{t('name')}</p>}
    </li>
  )
}

function Was({ part, before, alt }: { part: PagePart; before: PageContent; alt: string }) {
  const { bannerKey, avatarKey, displayName, bio, links, terms } = before
  if (part === 'banner')
    return (
      bannerKey && (
        <img src={`/media/${bannerKey}/800.webp`} alt={alt} width={800} height={200} className="rounded-m w-full" />
      )
    )
  if (part === 'portrait')
    return avatarKey && <Avatar name={displayName} src={`/media/${avatarKey}/224.webp`} side={88} />
  const words = { name: displayName, bio, links: links.join('\n'), terms }[part]
  return (
    <blockquote dir="auto" className="bg-well rounded-m px-4 py-3 [overflow-wrap:anywhere] whitespace-pre-line">
      {words}
    </blockquote>
  )
}
