import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { env } from '@/infra/env'
import { type KeptMail, readMailbox } from '@/infra/mailer'
import { currentRequest } from '@/infra/request-context'
import { EmptyState } from '@/ui/empty-state'

// New mails come in, and who asks matters. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail.box'))('title'), robots: { index: false } }
}

/** Mails of a shop that has no mail server, for whoever sits at this machine and for nobody else. */
export default async function MailboxPage() {
  if (!env.devMailbox || !currentRequest()?.fromThisMachine) notFound()
  const mails = await readMailbox()
  const t = await getTranslations('mail.box')
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid w-[min(100%-40px,720px)] gap-6 py-12 outline-none">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t('lead')}</p>
      </div>
      {mails.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {mails.map((mail) => (
            <li key={mail.id}>
              <MailCard mail={mail} />
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}

async function MailCard({ mail }: { mail: KeptMail }) {
  const t = await getTranslations('mail.box')
  const format = await getFormatter()
  return (
    <article className="border-line bg-sheet shadow-e1 rounded-l border px-5 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="type-t5" dir="auto" lang={mail.language}>
          {mail.subject}
        </h2>
        <time dateTime={mail.at.toISOString()} className="type-small text-ink-3">
          {format.dateTime(mail.at, { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
      </div>
      <p className="type-small text-ink-3">
        {t('to')} <bdi>{mail.to}</bdi>
      </p>
      <p className="text-ink-2 mt-3 [overflow-wrap:anywhere] whitespace-pre-line" dir="auto" lang={mail.language}>
        {withLinks(mail.text)}
      </p>
      <details className="mt-3">
        <summary className="link w-fit py-2.5">{t('asSeen')}</summary>
        {/* No scripts, no forms, nothing of ours within reach; links open in the whole window. */}
        <iframe
          title={t('asSeen')}
          sandbox="allow-top-navigation-by-user-activation"
          loading="lazy"
          srcDoc={mail.html.replace('<head>', '<head><base target="_top">')}
          className="border-line rounded-m mt-2 h-[620px] w-full border bg-white"
        />
      </details>
    </article>
  )
}

function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // oxlint-disable-next-line no-array-index-key -- parts of one text, never reordered
      <a key={index} href={part} dir="ltr" className="link">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
