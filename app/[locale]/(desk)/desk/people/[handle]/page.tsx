import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import type { Order } from '@/modules/checkout/order'
import { OrderStateTag } from '@/modules/checkout/ui/order-state'
import { askForBanned } from '@/modules/payouts/actions'
import { TaxHomeOfBanned } from '@/modules/payouts/ui/tax-home'
import { DestinationWords } from '@/modules/payouts/ui/destination'
import { findPersonFile, LOOK_MINUTES, LOOK_PURPOSES, type PersonFile } from '@/modules/privacy/person-file'
import { LookForm } from '@/modules/privacy/ui/look-form'
import { ActionForm } from '@/ui/action-form'
import { Avatar } from '@/ui/avatar'
import { Notice } from '@/ui/notice'
import { formatPrice, Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Tag } from '@/ui/tag'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('personFile'))('title') }
}

/** What is kept about a person, for who of the shop says what for. */
export default async function PersonFilePage({ params }: PageProps<'/[locale]/desk/people/[handle]'>) {
  const locale = await localeOf(params)
  const { handle } = await params
  const actor = await requireSignedIn(
    `/desk/people/${encodeURIComponent(handle)}`,
    'senior_reviewer',
    'finance',
    'admin',
  )
  const { person, open } = await asked(locale, findPersonFile(actor, decodeURIComponent(handle)))
  const t = await getTranslations('personFile')
  return (
    <div className="mx-auto grid w-full max-w-[900px] gap-7">
      <header className="flex flex-wrap items-center gap-4">
        <Avatar name={person.displayName} side={56} />
        <div className="min-w-0 grow">
          <h1 className="type-t2">
            <bdi>{person.displayName}</bdi>
          </h1>
          <p className="text-ink-3">
            <bdi dir="ltr">@{person.handle}</bdi>
          </p>
        </div>
      </header>
      {open ? (
        <Opened locale={locale} open={open} person={person} />
      ) : (
        <section className="bg-sheet shadow-e1 grid gap-4 rounded-l px-5 py-5">
          <div>
            <h2 className="type-t4">{t('closed')}</h2>
            <p className="text-ink-2 mt-1">{t('closedWords', { minutes: LOOK_MINUTES })}</p>
          </div>
          <LookForm
            handle={person.handle}
            purposes={LOOK_PURPOSES.map((id) => ({ id, name: t(`purposes.${id}`) }))}
            words={{
              purpose: t('purpose'),
              choose: t('choose'),
              note: t('note'),
              noteHint: t('noteHint'),
              go: t('go'),
            }}
          />
        </section>
      )}
    </div>
  )
}

async function Opened({
  locale,
  open,
  person,
}: {
  locale: Locale
  open: NonNullable<PersonFile['open']>
  person: PersonFile['person']
}) {
  const t = await getTranslations('personFile')
  const format = await getFormatter()
  const { purpose, until, email, orders, account, owed = [], taxHome, sameBrowser } = open
  return (
    <>
      <Notice tone="warn">
        {t('open', { purpose: t(`purposes.${purpose}`), until: format.dateTime(until, { timeStyle: 'short' }) })}
      </Notice>
      <section className="bg-sheet shadow-e1 grid gap-5 rounded-l px-5 py-5 sm:grid-cols-2">
        <div>
          <h2 className="type-t5">{t('email')}</h2>
          <p>{email ? <bdi dir="ltr">{email}</bdi> : t('none')}</p>
        </div>
        {account !== undefined && (
          <div>
            <h2 className="type-t5">{t('account')}</h2>
            {account ? <DestinationWords to={account} /> : <p>{t('none')}</p>}
          </div>
        )}
      </section>
      <section className="bg-sheet shadow-e1 grid gap-3 rounded-l px-5 py-5">
        <h2 className="type-t5">{t('sameBrowser')}</h2>
        <p className="text-ink-2">{sameBrowser.length === 0 ? t('sameBrowserNone') : t('sameBrowserWords')}</p>
        <ul className="grid gap-1">
          {sameBrowser.map(({ id, handle, displayName, state }) => (
            <li key={id} className="flex flex-wrap items-center gap-3">
              <Link
                href={localHref(locale, `/desk/people/${handle}`)}
                prefetch={false}
                className="link inline-flex min-h-11 items-center"
              >
                <bdi>{displayName}</bdi>
              </Link>
              {state !== 'active' && <Tag tone={state === 'banned' ? 'bad' : 'quiet'}>{t(`states.${state}`)}</Tag>}
            </li>
          ))}
        </ul>
      </section>
      {owed.length > 0 && (
        <section className="bg-sheet shadow-e1 grid gap-3 rounded-l px-5 py-5">
          <h2 className="type-t5">{t('owed')}</h2>
          {owed.map(({ currency, available, pending, held }) => (
            <p key={currency}>
              {t('owedLine', {
                available: formatPrice(available),
                pending: formatPrice(pending),
                held: formatPrice(held),
              })}
            </p>
          ))}
          {person.state === 'banned' && taxHome !== undefined && (
            <TaxHomeOfBanned locale={locale} userId={person.id} country={taxHome} />
          )}
          {person.state === 'banned' && (
            <ActionForm action={askForBanned} done={t('payOutDone')} className="grid justify-items-start gap-3">
              <input type="hidden" name="userId" value={person.id} />
              <input type="hidden" name="key" value={randomUUID()} />
              <SubmitButton kind="strong">{t('payOut')}</SubmitButton>
            </ActionForm>
          )}
        </section>
      )}
      {orders && <Orders locale={locale} orders={orders} />}
    </>
  )
}

async function Orders({ locale, orders }: { locale: Locale; orders: Order[] }) {
  const t = await getTranslations('personFile')
  const format = await getFormatter()
  return (
    <section className="grid gap-3">
      <h2 className="type-t4">{t('orders')}</h2>
      {orders.length === 0 && <p className="text-ink-2">{t('noOrders')}</p>}
      <ul className="grid gap-2">
        {orders.map((order) => (
          <li key={order.id}>
            <Link
              href={localHref(locale, `/desk/orders/${order.id}`)}
              prefetch={false}
              className="bg-sheet hover:bg-well rounded-m flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3"
            >
              <span className="min-w-0 grow truncate">
                <bdi>{order.lines.map((line) => line.title).join(', ') || t('stars')}</bdi>
              </span>
              <time className="text-ink-3" dateTime={order.createdAt.toISOString()}>
                {format.dateTime(order.createdAt, { dateStyle: 'medium' })}
              </time>
              <OrderStateTag state={order.state} />
              <Price of={order.total} className="strong" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
