import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { ProhibitIcon } from '@phosphor-icons/react/dist/ssr/Prohibit'
import { getTranslations } from 'next-intl/server'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { Icon } from '@/ui/icon'
import { MessengerMark } from '@/ui/messenger-mark'

/**
 * The messengers a buyer asks about, and how a pack gets there: straight from the registry. Emoji of a messenger come with it,
 * and plain pictures go anywhere. A "no" is shown: hiding it would look like forgetting it. The words are `pack.worksIn.<id>`.
 */
const MESSENGERS = PLATFORMS.filter(({ id }) => id !== 'png' && !id.endsWith('-emoji'))

export async function WorksIn() {
  const t = await getTranslations('pack.worksIn')
  return (
    <>
      <ul>
        {MESSENGERS.map(({ id, name, hands }) => (
          <li key={id} className="perforated-b flex items-center gap-3 py-2.5">
            <span className="text-ink-2">
              <MessengerMark of={id} />
            </span>
            <bdi className="font-medium">{name}</bdi>
            <span className="type-small text-ink-3 ms-auto flex items-center gap-1.5 text-end">
              {hands === 'buyer' ? (
                <Icon of={CheckCircleIcon} weight="fill" size={16} className="text-ok" />
              ) : (
                <Icon of={ProhibitIcon} size={16} />
              )}
              {t.has(id) ? t(id) : t('other')}
            </span>
          </li>
        ))}
      </ul>
      <p className="type-small text-ink-3 mt-4">{t('note')}</p>
    </>
  )
}
