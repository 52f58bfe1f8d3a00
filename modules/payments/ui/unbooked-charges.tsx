import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { bookOneCharge } from '../actions'
import type { UnbookedCharge } from '../list-charges'

/** What processors charged for no single payment and nobody has booked: a press each. */
export async function UnbookedCharges({ charges }: { charges: readonly UnbookedCharge[] }) {
  const t = await getTranslations('reconcile')
  const format = await getFormatter()
  return (
    <section aria-labelledby="charges" className="grid gap-4">
      <div>
        <h2 id="charges" className="type-t4">
          {t('charges.title')}
        </h2>
        <p className="text-ink-2 mt-1 max-w-[75ch]">{t('charges.lead')}</p>
      </div>
      {/* No table: on a phone its last column, the button, would be out of sight. */}
      <ul className="border-line bg-sheet shadow-e1 rounded-l border px-5">
        {charges.map(({ provider, id, at, kind, cost }) => (
          <li
            key={id}
            className="border-line flex flex-wrap items-center gap-x-6 gap-y-3 border-t py-4 first:border-t-0"
          >
            <span className="text-ink-2 whitespace-nowrap">
              {format.dateTime(at, { dateStyle: 'medium', timeZone: 'UTC' })}
            </span>
            <span className="min-w-40 flex-1">
              <bdi dir="ltr">{`${provider}: ${kind}`}</bdi>
              <bdi dir="ltr" title={t('source')} className="type-code text-ink-3 block break-all">
                {id}
              </bdi>
            </span>
            <Price of={cost} className="strong" />
            <ActionForm action={bookOneCharge} className="grid justify-items-end gap-2">
              <input type="hidden" name="provider" value={provider} />
              <input type="hidden" name="move" value={id} />
              <SubmitButton>{t('charges.book')}</SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
