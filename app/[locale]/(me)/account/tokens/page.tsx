import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { listTokens } from '@/modules/api/list-tokens'
import { endApiToken } from '@/modules/api/actions'
import { MakeToken } from '@/modules/api/ui/make-token'
import { ActionForm } from '@/ui/action-form'
import { SubmitButton } from '@/ui/submit-button'
import { AccountPage } from '../_parts/account-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tokens'))('title'), robots: { index: false } }
}

/** Keys of one's own, for the sticker picker on one's own site. */
export default async function TokensPage({ params }: PageProps<'/[locale]/account/tokens'>) {
  const locale = await localeOf(params)
  const tokens = await listTokens(await requireSignedIn('/account/tokens'))
  const t = await getTranslations('tokens')
  const format = await getFormatter()
  return (
    <AccountPage locale={locale} title={t('title')} lead={t('lead')}>
      <p className="mt-3">
        <Link href={localHref(locale, '/docs/picker')} className="underline">
          {t('docs')}
        </Link>
      </p>
      {tokens.length > 0 && (
        <ul className="border-line bg-sheet shadow-e1 mt-6 rounded-l border px-5">
          {tokens.map(({ id, name, hint, createdAt, usedAt }) => (
            <li
              key={id}
              className="border-line flex flex-wrap items-center gap-x-4 gap-y-2 border-t py-4 first:border-t-0"
            >
              <div className="min-w-0 grow">
                <p className="strong [overflow-wrap:anywhere]">
                  <bdi>{name}</bdi>
                </p>
                <p className="type-small text-ink-3">
                  <bdi dir="ltr">…{hint}</bdi> ·{' '}
                  {t('since', { date: format.dateTime(createdAt, { dateStyle: 'medium' }) })} ·{' '}
                  {usedAt ? t('used', { date: format.dateTime(usedAt, { dateStyle: 'medium' }) }) : t('unused')}
                </p>
              </div>
              <ActionForm action={endApiToken} className="grid justify-items-end gap-2">
                <input type="hidden" name="tokenId" value={id} />
                <SubmitButton kind="outline" size="s" aria-label={t('endOf', { name })}>
                  {t('end')}
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="new-token" className="mt-10">
        <h2 id="new-token" className="type-t4 mb-4">
          {t('new')}
        </h2>
        <MakeToken
          words={{
            name: t('name'),
            nameHint: t('nameHint'),
            make: t('make'),
            made: t('made'),
            madeWords: t('madeWords'),
          }}
        />
      </section>
    </AccountPage>
  )
}
