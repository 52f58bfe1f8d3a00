import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { addressOf } from '@/modules/catalog/pack'
import { saidIn } from '@/modules/catalog/translations'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import type { ShownPack } from '../../_shelf/reads'
import { GoOn } from './go-on'

/**
 * What stands at the address of a pack for adults: a question, and nothing of the pack but its name. The answer is an address, so that it
 * needs no script and nothing is kept of it; whoever has said it in the account is led on.
 */
export async function AgeQuestion({ locale, pack }: { locale: Locale; pack: ShownPack }) {
  const t = await getTranslations('age')
  const to = (path: string) => localHref(locale, path)
  const on = to(`/packs/${addressOf(pack)}`)
  return (
    <div className="mx-auto w-[min(100%-40px,560px)] pt-6 md:pt-10">
      <EmptyState
        level="h1"
        title={<bdi>{saidIn(pack, locale).title}</bdi>}
        action={
          <div className="flex flex-wrap justify-center gap-3">
            <ButtonLink kind="strong" href={on} rel="nofollow">
              {t('yes')}
            </ButtonLink>
            <ButtonLink kind="outline" href={to('/')}>
              {t('no')}
            </ButtonLink>
          </div>
        }
      >
        <p>{t('words')}</p>
        <p className="type-small mt-3">{t('keep')}</p>
      </EmptyState>
      <GoOn to={on} />
    </div>
  )
}
