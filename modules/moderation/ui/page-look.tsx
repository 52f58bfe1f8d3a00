import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { PageCopy } from '@/modules/accounts/copy-page'
import type { PageContent } from '@/modules/accounts/page-part'
import { Avatar } from '@/ui/avatar'
import { isReason } from '../reasons'

/** An artist's page as evidence: what it says, small, with its links as text. */
export async function PageLook({ title, page, children }: { title: string; page: PageContent; children?: ReactNode }) {
  const t = await getTranslations('pageParts')
  const { displayName, bio, links, terms, bannerKey, avatarKey } = page
  return (
    <section className="grid gap-2">
      <h2 className="type-t5">{title}</h2>
      <div className="bg-sheet rounded-m overflow-clip">
        {bannerKey && (
          <img
            src={`/media/${bannerKey}/800.webp`}
            alt={t('banner')}
            width={800}
            height={200}
            loading="lazy"
            className="w-full"
          />
        )}
        <div className="flex flex-wrap items-start gap-5 px-5 py-5">
          <Avatar name={displayName} src={avatarKey ? `/media/${avatarKey}/224.webp` : undefined} side={88} />
          <div className="grid min-w-0 grow basis-56 gap-2 [overflow-wrap:anywhere]">
            <p className="type-t5">
              <bdi>{displayName}</bdi>
            </p>
            {bio && (
              <p dir="auto" className="whitespace-pre-line">
                {bio}
              </p>
            )}
            {links.length > 0 && (
              <ul aria-label={t('links')}>
                {links.map((link) => (
                  <li key={link}>
                    <bdi dir="ltr" className="type-small text-ink-2">
                      {link}
                    </bdi>
                  </li>
                ))}
              </ul>
            )}
            {terms && (
              <p dir="auto" className="text-ink-2 border-line border-t pt-2 whitespace-pre-line">
                {terms}
              </p>
            )}
          </div>
        </div>
        {children}
      </div>
    </section>
  )
}

/** How a page was when it was reported or when something was taken off it, and what that was. */
export async function PageBefore({ title, copy }: { title: string; copy: PageCopy }) {
  const t = await getTranslations('desk.reports')
  const parts = await getTranslations('pageParts')
  const reasons = await getTranslations('reasons')
  const taken = copy.taken.length > 0 && (
    <ul className="border-line grid gap-1 border-t px-5 py-4">
      {copy.taken.map(({ part, reasons: codes, backAt }) => (
        <li key={part} className="type-small">
          {t(backAt ? 'partBack' : 'partTaken')} <span className="strong">{parts(part)}</span> ·{' '}
          {codes.filter(isReason).map((code) => reasons(`${code}.name`))}{' '}
          <bdi className="type-code">{codes.join(' ')}</bdi>
        </li>
      ))}
    </ul>
  )
  if (!copy.empty)
    return (
      <PageLook title={title} page={copy}>
        {taken}
      </PageLook>
    )
  return (
    <section className="grid gap-2">
      <h2 className="type-t5">{title}</h2>
      <div className="bg-sheet rounded-m">
        <p className="text-ink-2 px-5 py-4">{t('pageEmptied')}</p>
        {taken}
      </div>
    </section>
  )
}
