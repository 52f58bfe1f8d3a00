import { getFormatter, getTranslations } from 'next-intl/server'
import { money } from '@/core/money'
import { WHOLE } from '@/core/percent'
import { ActionForm } from '@/ui/action-form'
import { EmptyState } from '@/ui/empty-state'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'
import { makeCodeNow, stopCodeNow } from '../actions'
import type { ListedCode, Scope } from '../make-code'

/** Codes of an artist or of the shop: what there is and how it is used, and a form for another. */
export async function CodeRoom({ scope, codes, currency }: { scope: Scope; codes: ListedCode[]; currency: string }) {
  const t = await getTranslations('codes')
  return (
    <div className="grid gap-7">
      <div>
        <h1 className="type-page">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2 max-w-[64ch]">{scope === 'shop' ? t('leadShop') : t('leadOwn')}</p>
      </div>
      <ActionForm
        action={makeCodeNow}
        done={t('made')}
        className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-6"
      >
        <h2 className="type-t4">{t('new')}</h2>
        <input type="hidden" name="scope" value={scope} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <TextField
            label={t('code')}
            hint={t('codeHint')}
            name="code"
            required
            maxLength={30}
            dir="ltr"
            autoComplete="off"
          />
          <SelectField label={t('kind')} name="kind" defaultValue="percent">
            <option value="percent">{t('percent')}</option>
            <option value="amount">{t('amount', { currency })}</option>
          </SelectField>
          <TextField label={t('value')} hint={t('valueHint')} name="value" required inputMode="decimal" dir="ltr" />
          <TextField label={t('usesMost')} hint={t('usesMostHint')} name="usesMost" inputMode="numeric" dir="ltr" />
          <TextField label={t('perBuyer')} name="perBuyer" inputMode="numeric" dir="ltr" defaultValue="1" />
          <TextField label={t('from')} hint={t('fromHint')} name="from" type="date" />
          <TextField label={t('until')} hint={t('untilHint')} name="until" type="date" />
        </div>
        <div>
          <SubmitButton kind="main">{t('make')}</SubmitButton>
        </div>
      </ActionForm>
      {codes.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
      ) : (
        <Table
          label={t('title')}
          head={
            <>
              <Th>{t('code')}</Th>
              <Th>{t('takes')}</Th>
              <Th>{t('state')}</Th>
              <Th>{t('dates')}</Th>
              <Th end>{t('uses')}</Th>
              <Th end>{t('took')}</Th>
              <Th>
                <span className="sr-only">{t('stop')}</span>
              </Th>
            </>
          }
        >
          {codes.map((code) => (
            <CodeRow key={code.id} scope={scope} code={code} currency={currency} />
          ))}
        </Table>
      )}
    </div>
  )
}

async function CodeRow({ scope, code, currency }: { scope: Scope; code: ListedCode; currency: string }) {
  const t = await getTranslations('codes')
  const format = await getFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeZone: 'UTC' })
  const state = stateOf(code, new Date())
  return (
    <tr>
      <Td>
        <bdi className="font-mono">{code.code}</bdi>
      </Td>
      <Td>
        {code.amount ? (
          <Price of={code.amount} />
        ) : (
          format.number((code.points ?? 0) / WHOLE, { style: 'percent', maximumFractionDigits: 2 })
        )}
      </Td>
      <Td>
        <Tag tone={state === 'on' ? 'ok' : state === 'later' ? 'warn' : 'quiet'}>{t(`states.${state}`)}</Tag>
      </Td>
      <Td>
        {code.endsAt
          ? t('span', { from: day(code.startsAt), until: day(new Date(code.endsAt.getTime() - 1)) })
          : t('since', { from: day(code.startsAt) })}
      </Td>
      <Td end>
        {code.usesMost === null ? code.used : t('usedOf', { used: code.used, held: code.taken, most: code.usesMost })}
      </Td>
      <Td end>
        <Price of={money(code.tookMinor, currency)} />
      </Td>
      <Td>
        {state !== 'stopped' && state !== 'over' && (
          <ActionForm action={stopCodeNow}>
            <input type="hidden" name="scope" value={scope} />
            <input type="hidden" name="id" value={code.id} />
            <SubmitButton kind="outline" size="s">
              {t('stop')}
            </SubmitButton>
          </ActionForm>
        )}
      </Td>
    </tr>
  )
}

function stateOf({ stoppedAt, startsAt, endsAt, usesMost, taken }: ListedCode, now: Date) {
  if (stoppedAt) return 'stopped'
  if (endsAt && endsAt <= now) return 'over'
  if (usesMost !== null && taken >= usesMost) return 'usedUp'
  return startsAt > now ? 'later' : 'on'
}
