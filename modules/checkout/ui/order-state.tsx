import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/ssr/HourglassMedium'
import { XCircleIcon } from '@phosphor-icons/react/dist/ssr/XCircle'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/ui/icon'
import { Tag } from '@/ui/tag'
import type { OrderState } from '../order'

const LOOKS = {
  created: { tone: 'warn', icon: HourglassMediumIcon },
  paid: { tone: 'ok', icon: CheckCircleIcon },
  canceled: { tone: 'quiet', icon: XCircleIcon },
  expired: { tone: 'quiet', icon: XCircleIcon },
  refunded: { tone: 'quiet', icon: XCircleIcon },
} as const

export async function OrderStateTag({ state }: { state: OrderState }) {
  const t = await getTranslations('orders.states')
  const { tone, icon } = LOOKS[state]
  return (
    <Tag tone={tone} icon={<Icon of={icon} weight="fill" size={16} />}>
      {t(state)}
    </Tag>
  )
}
