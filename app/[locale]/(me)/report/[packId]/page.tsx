import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { currentActor } from '@/infra/session'
import { findReportable } from '@/modules/moderation/find-reportable'
import { ReportForm } from '@/modules/moderation/ui/report-form'

interface Props {
  params: Promise<{ locale: string; packId: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('report'))('title'), robots: { index: false } }
}

export default async function ReportPage({ params }: Props) {
  const locale = await localeOf(params)
  const { packId } = await params
  const pack = await asked(locale, findReportable(packId))
  const actor = await currentActor()
  const t = await getTranslations('report')
  const { report } = await getMessages()
  return (
    <LetterPage title={t('title')} lead={t('lead', { pack: `\u2068${pack.title}\u2069` })}>
      <NextIntlClientProvider messages={{ report }}>
        <ReportForm packId={packId} signedIn={actor.kind === 'user'} />
      </NextIntlClientProvider>
    </LetterPage>
  )
}
