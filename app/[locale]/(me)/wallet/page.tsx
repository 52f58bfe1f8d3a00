import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { currentActor } from '@/infra/session'
import { topUpProviders } from '@/modules/checkout/top-up'
import { WalletRoom } from '@/modules/checkout/ui/wallet-room'
import { openWallet } from '@/modules/wallet/open-wallet'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wallet'))('title'), robots: { index: false } }
}

export default async function WalletPage({ params }: Props) {
  const locale = await localeOf(params)
  const wallet = await asked(locale, openWallet(await currentActor()))
  return <WalletRoom locale={locale} {...wallet} providers={topUpProviders().map(({ id }) => id)} />
}
