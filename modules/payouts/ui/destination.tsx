import { getTranslations } from 'next-intl/server'
import { readIban, writeIban } from '@/core/iban'

/** Where a payout goes. Its person sees the whole number, and who of the shop said what for; `short` is for where it is only named. */
export async function DestinationWords({
  to,
  short = false,
}: {
  to: { provider: string; holder: string; account: string; bic: string }
  short?: boolean
}) {
  const t = await getTranslations('payouts')
  if (to.provider !== 'manual') return t('toProcessor', { provider: 'Stripe' })
  if (short) return t('toBank', { last: to.account.slice(-4) })
  return (
    <span className="grid">
      <bdi>{to.holder}</bdi>
      <bdi dir="ltr" className="type-code text-ink-2">
        {readIban(to.account) ? writeIban(to.account) : to.account} {to.bic}
      </bdi>
    </span>
  )
}
