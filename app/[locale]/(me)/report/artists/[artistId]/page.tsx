import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { isolate } from '@/core/text'
import { currentActor } from '@/infra/session'
import { findReportablePage } from '@/modules/moderation/find-reportable'
import { ReportForm } from '@/modules/moderation/ui/report-form'

interface Props {
  params: Promise<{ locale: string; artistId: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('report'))('pageTitle'), robots: { index: false } }
}

/** Say what is wrong with an artist's page. */
export default async function ReportArtistPage({ params }: Props) {
  const locale = await localeOf(params)
  const { artistId } = await params
  const page = await asked(locale, findReportablePage(artistId))
  const actor = await currentActor()
  const t = await getTranslations('report')
  const { report } = await getMessages()
  return (
    <LetterPage title={t('pageTitle')} lead={t('pageLead', { name: isolate(page.name) })}>
      <NextIntlClientProvider messages={{ report }}>
        <ReportForm about={{ artistId }} signedIn={actor.kind === 'user'} />
      </NextIntlClientProvider>
    </LetterPage>
  )
}
