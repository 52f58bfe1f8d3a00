import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { listCodes } from '@/modules/codes/make-code'
import { CodeRoom } from '@/modules/codes/ui/code-room'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('codes'))('title') }
}

/** The codes that the shop itself bears. */
export default async function CodesPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const codes = await asked(locale, listCodes(await currentActor(), 'shop'))
  return <CodeRoom scope="shop" codes={codes} currency={env.SHOP_CURRENCY} />
}
