import { CheckIcon } from '@phosphor-icons/react/dist/ssr/Check'
import Link from 'next/link'
import { Icon } from '@/ui/icon'
import { MessengerMark } from '@/ui/messenger-mark'

interface Props {
  href: string
  platform: { id: string; name: string }
  /** Files of it were taken before. */
  taken: boolean
  /** How it stands. */
  words: string
}

/** One messenger: leads to how the pack gets in there. */
export function PlatformButton({ href, platform, taken, words }: Props) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="group rounded-tile grid w-full justify-items-center gap-1.5 py-1.5 text-center no-underline"
    >
      <span className="bg-well group-hover:bg-line relative grid size-14 place-items-center rounded-full transition-colors">
        <MessengerMark of={platform.id} side={26} />
        {taken && (
          <span className="bg-ok text-paper border-sheet absolute -start-1 -bottom-0.5 grid size-6 place-items-center rounded-full border-2">
            <Icon of={CheckIcon} size={12} />
          </span>
        )}
      </span>
      <span className="type-small font-medium">{platform.name}</span>
      <span className="type-least text-ink-3 -mt-1">{words}</span>
    </Link>
  )
}
