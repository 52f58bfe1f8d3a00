import { getFormatter, getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { ActionForm } from '@/ui/action-form'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { makeGiftLink } from '../actions'
import type { OrderView } from '../find-order'
import { CopyLink } from './copy-link'

/** A gift that is paid for, as its giver sees it: the link to send on, or that it was claimed. */
export async function GiftNews({ locale, order }: { locale: Locale; order: OrderView }) {
  const t = await getTranslations('gift')
  const format = await getFormatter()
  const { given } = order
  const date = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  if (!given) return null
  if (given.claimedAt)
    return (
      <>
        <h1 className="type-page">{t('claimedTitle')}</h1>
        <p className="type-lead text-ink-2">{t('claimedWords', { date: date(given.claimedAt) })}</p>
      </>
    )
  const dead = given.expiresAt <= new Date()
  return (
    <>
      <div>
        <h1 className="type-page">{t('readyTitle')}</h1>
        <p className="type-lead text-ink-2 mt-2">{t('readyWords')}</p>
      </div>
      <section className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-6 print:hidden">
        {dead ? (
          <Notice tone="warn">{t('linkDead')}</Notice>
        ) : (
          <CopyLink
            link={`${env.origin}${localHref(locale, `/gift/${given.token}`)}`}
            words={{ label: t('link'), copy: t('copy'), copied: t('copied') }}
          />
        )}
        <p className="type-small text-ink-2">{t('linkTerms', { date: date(given.expiresAt) })}</p>
        {(given.from || given.message) && (
          <blockquote className="border-line-strong border-s-2 ps-4">
            <p className="whitespace-pre-line">
              <bdi>{given.message}</bdi>
            </p>
            {given.from && (
              <p className="text-ink-3">
                <bdi>{given.from}</bdi>
              </p>
            )}
          </blockquote>
        )}
        <ActionForm action={makeGiftLink} className="grid justify-items-start gap-2">
          <input type="hidden" name="orderId" value={order.id} />
          <input type="hidden" name="turn" value={given.turn} />
          <SubmitButton kind="outline">{t('renew')}</SubmitButton>
          <p className="type-small text-ink-3">{t('renewHint')}</p>
        </ActionForm>
      </section>
    </>
  )
}
