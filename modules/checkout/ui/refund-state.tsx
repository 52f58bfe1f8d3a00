import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/ssr/HourglassMedium'
import { XCircleIcon } from '@phosphor-icons/react/dist/ssr/XCircle'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/ui/icon'
import { Tag } from '@/ui/tag'
import type { RefundState } from '../refund'

const LOOKS = {
  pending: { tone: 'warn', icon: HourglassMediumIcon },
  done: { tone: 'ok', icon: CheckCircleIcon },
  failed: { tone: 'bad', icon: XCircleIcon },
} as const

export async function RefundStateTag({ state }: { state: RefundState }) {
  const t = await getTranslations('orders.refunds.state')
  const { tone, icon } = LOOKS[state]
  return (
    <Tag tone={tone} icon={<Icon of={icon} weight="fill" size={16} />}>
      {t(state)}
    </Tag>
  )
}
