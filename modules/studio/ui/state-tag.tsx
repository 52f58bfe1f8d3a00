import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { EyeIcon } from '@phosphor-icons/react/dist/ssr/Eye'
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/ssr/HourglassMedium'
import { PauseCircleIcon } from '@phosphor-icons/react/dist/ssr/PauseCircle'
import { PencilSimpleIcon } from '@phosphor-icons/react/dist/ssr/PencilSimple'
import { ProhibitIcon } from '@phosphor-icons/react/dist/ssr/Prohibit'
import { WarningIcon } from '@phosphor-icons/react/dist/ssr/Warning'
import { useTranslations } from 'next-intl'
import { Icon } from '@/ui/icon'
import { Tag } from '@/ui/tag'
import type { ShownState } from '../version'

const LOOKS = {
  editing: { tone: 'quiet', icon: PencilSimpleIcon },
  waiting: { tone: 'warn', icon: HourglassMediumIcon },
  in_review: { tone: 'warn', icon: EyeIcon },
  rejected: { tone: 'bad', icon: WarningIcon },
  approved: { tone: 'ok', icon: CheckCircleIcon },
  on_sale: { tone: 'ok', icon: CheckCircleIcon },
  stopped: { tone: 'quiet', icon: PauseCircleIcon },
  banned: { tone: 'bad', icon: ProhibitIcon },
} as const

/** One of the eight states, in a word with its mark. */
export function StateTag({ state }: { state: ShownState }) {
  const t = useTranslations('studio.states')
  const { tone, icon } = LOOKS[state]
  return (
    <Tag tone={tone} icon={<Icon of={icon} weight="fill" size={15} />}>
      {t(state)}
    </Tag>
  )
}
