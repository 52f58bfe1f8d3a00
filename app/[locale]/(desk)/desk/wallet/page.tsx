import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { env } from '@/infra/env'
import { requireSignedIn } from '@/infra/session'
import { WalletDesk } from '@/modules/checkout/ui/wallet-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wallet'))('deskTitle') }
}

/** Stars the shop gives, and unused ones that went back as money. */
export default async function WalletDeskPage({ params }: { params: Promise<{ locale: string }> }) {
  await localeOf(params)
  await requireSignedIn('/desk/wallet', 'finance', 'admin')
  if (!env.WALLET) notFound()
  return <WalletDesk />
}
