import { ArrowUUpLeftIcon } from '@phosphor-icons/react/dist/ssr/ArrowUUpLeft'
import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/ssr/HourglassMedium'
import { PaperPlaneTiltIcon } from '@phosphor-icons/react/dist/ssr/PaperPlaneTilt'
import { XCircleIcon } from '@phosphor-icons/react/dist/ssr/XCircle'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/ui/icon'
import { Tag, type Tone } from '@/ui/tag'
import type { PayoutState } from '../payout'

const LOOKS: Record<PayoutState, { tone: Tone; icon: typeof CheckCircleIcon }> = {
  requested: { tone: 'warn', icon: HourglassMediumIcon },
  approved: { tone: 'warn', icon: HourglassMediumIcon },
  sent: { tone: 'accent', icon: PaperPlaneTiltIcon },
  paid: { tone: 'ok', icon: CheckCircleIcon },
  returned: { tone: 'bad', icon: ArrowUUpLeftIcon },
  failed: { tone: 'bad', icon: XCircleIcon },
  canceled: { tone: 'quiet', icon: XCircleIcon },
}

/** How a payout stands, in a word. */
export async function PayoutStateTag({ state }: { state: PayoutState }) {
  const t = await getTranslations('payouts.states')
  const { tone, icon } = LOOKS[state]
  return (
    <Tag tone={tone} icon={<Icon of={icon} size={16} weight="fill" />}>
      {t(state)}
    </Tag>
  )
}
