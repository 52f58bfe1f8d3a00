import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LetterPage } from '@/app/_shell/letter-page'
import { Refusal } from '@/core/refusal'
import { stopMail } from '@/modules/following/actions'
import { requireStopLink } from '@/modules/following/news-mail'
import { ActionForm } from '@/ui/action-form'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  searchParams: Promise<{ person?: string | string[]; seal?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('following'))('stop.title'), robots: { index: false } }
}

/** Where the link of a mail leads: one press, no sign-in. A page that is only looked at (by a scanner of mails, say) changes nothing. */
export default async function StopPage({ searchParams }: Props) {
  const { person, seal } = await searchParams
  const link = { person: String(person ?? ''), seal: String(seal ?? '') }
  try {
    requireStopLink(link.person, link.seal)
  } catch (error) {
    if (error instanceof Refusal) notFound()
    throw error
  }
  const t = await getTranslations('following.stop')
  return (
    <LetterPage title={t('title')} lead={t('words')}>
      <ActionForm action={stopMail} done={t('done')} className="grid gap-4">
        <input type="hidden" name="person" value={link.person} />
        <input type="hidden" name="seal" value={link.seal} />
        <SubmitButton kind="main" size="l">
          {t('action')}
        </SubmitButton>
      </ActionForm>
    </LetterPage>
  )
}
