import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/routing'
import type { OrderView } from '@/modules/checkout/find-order'
import { ActionForm } from '@/ui/action-form'
import { TextArea, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { askForInvoiceNow } from '../actions'
import type { Paper } from '../paper'
import { PaperLink } from './paper-link'

/** What there is of an order to print and to file; its buyer may ask for an invoice. */
export async function OrderPapers(props: { locale: Locale; order: OrderView; papers: Paper[]; mine: boolean }) {
  const { locale, order, papers, mine } = props
  const t = await getTranslations('papers')
  if (!order.paidAt) return null
  const invoiced = papers.some(({ series }) => series === 'invoice')
  return (
    <section aria-labelledby="papers" className="mt-6 grid gap-4 print:hidden">
      <h2 id="papers" className="type-t4">
        {t('title')}
      </h2>
      <div className="flex flex-wrap gap-3">
        <PaperLink kind="receipt" id={order.id} locale={locale} words={t('get')} />
        {invoiced && <PaperLink kind="invoice" id={order.id} locale={locale} words={t('invoice.get')} />}
        {papers.map(
          ({ refundId }) =>
            refundId && (
              <PaperLink key={refundId} kind="credit-note" id={refundId} locale={locale} words={t('credit.get')} />
            ),
        )}
      </div>
      {mine && !invoiced && order.kind === 'packs' && (
        <details>
          <summary className="link strong inline-flex min-h-11 cursor-pointer items-center">{t('invoice.ask')}</summary>
          <ActionForm action={askForInvoiceNow} className="mt-3 grid gap-4 sm:max-w-xl">
            <input type="hidden" name="orderId" value={order.id} />
            <p className="text-ink-2">{t('invoice.lead')}</p>
            <TextField label={t('invoice.name')} name="name" required maxLength={120} autoComplete="organization" />
            <TextArea label={t('invoice.address')} name="address" maxLength={300} autoComplete="street-address" />
            <TextField
              label={t('invoice.taxNumber')}
              hint={t('invoice.taxHint')}
              name="taxNumber"
              maxLength={40}
              dir="ltr"
              autoComplete="off"
            />
            <SubmitButton kind="strong" className="justify-self-start">
              {t('invoice.make')}
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </section>
  )
}
