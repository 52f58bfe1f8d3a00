import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { isolate } from '@/core/text'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findReportable } from '@/modules/moderation/find-reportable'
import { ReportForm } from '@/modules/moderation/ui/report-form'

interface Props {
  params: Promise<{ locale: string; packId: string }>
  searchParams: Promise<{ review?: string | string[] }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('report'))('title'), robots: { index: false } }
}

export default async function ReportPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { packId } = await params
  const { review } = await searchParams
  const reviewId = typeof review === 'string' ? review : undefined
  const pack = await asked(locale, findReportable(packId, reviewId))
  const actor = await currentActor()
  const t = await getTranslations('report')
  const notice = await getTranslations('rightsNotice')
  const { report } = await getMessages()
  return (
    <LetterPage
      title={t(reviewId ? 'reviewTitle' : 'title')}
      lead={t(reviewId ? 'reviewLead' : 'lead', { pack: isolate(pack.title) })}
    >
      {pack.review && (
        <blockquote dir="auto" className="bg-well rounded-m px-5 py-4 [overflow-wrap:anywhere] whitespace-pre-line">
          {pack.review}
        </blockquote>
      )}
      <NextIntlClientProvider messages={{ report }}>
        <ReportForm about={reviewId ? { packId, reviewId } : { packId }} signedIn={actor.kind === 'user'} />
      </NextIntlClientProvider>
      {!reviewId && (
        <Link prefetch={false} href={localHref(locale, `/rights?pack=${packId}`)} className="link target">
          {notice('formal')}
        </Link>
      )}
    </LetterPage>
  )
}
