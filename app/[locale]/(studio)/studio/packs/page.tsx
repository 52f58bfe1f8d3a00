import { redirect } from 'next/navigation'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'

/** The packs are the studio's first page. */
export default async function PacksPage({ params }: { params: Promise<{ locale: string }> }) {
  redirect(localHref(await localeOf(params), '/studio'))
}
