import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { ProhibitIcon } from '@phosphor-icons/react/dist/ssr/Prohibit'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/ui/icon'
import { MessengerMark } from '@/ui/messenger-mark'

/**
 * The messengers a buyer asks about, and how a pack gets there today: with files of its own, as plain pictures, or not at all.
 * A "no" is shown: hiding it would look like forgetting it. The words are `pack.worksIn.<name>`.
 */
const MESSENGERS = [
  { name: 'telegram', works: true },
  { name: 'whatsapp', works: true },
  { name: 'signal', works: true },
  { name: 'discord', works: true },
  { name: 'slack', works: true },
  { name: 'matrix', works: true },
  { name: 'imessage', works: false },
  { name: 'line', works: false },
] as const

const NAMES = {
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  signal: 'Signal',
  discord: 'Discord',
  slack: 'Slack',
  matrix: 'Matrix',
  imessage: 'iMessage',
  line: 'LINE',
}

export async function WorksIn() {
  const t = await getTranslations('pack.worksIn')
  return (
    <>
      <ul>
        {MESSENGERS.map(({ name, works }) => (
          <li key={name} className="perforated-b flex items-center gap-3 py-2.5">
            <span className="text-ink-2">
              <MessengerMark of={name} />
            </span>
            <bdi className="font-medium">{NAMES[name]}</bdi>
            <span className="type-small text-ink-3 ms-auto flex items-center gap-1.5 text-end">
              {works ? (
                <Icon of={CheckCircleIcon} weight="fill" size={16} className="text-ok" />
              ) : (
                <Icon of={ProhibitIcon} size={16} />
              )}
              {t(name)}
            </span>
          </li>
        ))}
      </ul>
      <p className="type-small text-ink-3 mt-4">{t('note')}</p>
    </>
  )
}
