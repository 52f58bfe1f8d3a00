import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
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
      <Table
        label={t('charges.title')}
        head={
          <>
            <Th>{t('day')}</Th>
            <Th>{t('what')}</Th>
            <Th end>{t('amount')}</Th>
            <Th end>
              <span className="sr-only">{t('charges.book')}</span>
            </Th>
          </>
        }
      >
        {charges.map(({ provider, id, at, kind, cost }) => (
          <tr key={id}>
            <Td className="whitespace-nowrap">{format.dateTime(at, { dateStyle: 'medium', timeZone: 'UTC' })}</Td>
            <Td>
              <bdi dir="ltr">{`${provider}: ${kind}`}</bdi>
              <bdi dir="ltr" title={t('source')} className="type-code text-ink-3 block max-w-60 break-all">
                {id}
              </bdi>
            </Td>
            <Td end>
              <Price of={cost} />
            </Td>
            <Td end>
              <ActionForm action={bookOneCharge} className="grid justify-items-end gap-2">
                <input type="hidden" name="provider" value={provider} />
                <input type="hidden" name="move" value={id} />
                <SubmitButton>{t('charges.book')}</SubmitButton>
              </ActionForm>
            </Td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
