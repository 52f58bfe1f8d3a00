import { CheckIcon } from '@phosphor-icons/react/dist/ssr/Check'
import { Icon } from '@/ui/icon'
import { MessengerMark } from '@/ui/messenger-mark'

interface Props {
  packId: string
  versionId: string
  locale: string
  platform: { id: string; name: string }
  /** Files of it were taken before. */
  taken: boolean
  disabled?: boolean
  /** What it does or how it stands. */
  words: string
}

/** One messenger: pressing it takes the pack's files for it. A plain form, answered with the file itself. */
export function PlatformButton({ packId, versionId, locale, platform, taken, disabled = false, words }: Props) {
  return (
    <form action="/api/exports" method="post">
      <input type="hidden" name="packId" value={packId} />
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="platform" value={platform.id} />
      <input type="hidden" name="locale" value={locale} />
      <button
        disabled={disabled}
        className="group rounded-tile grid w-full justify-items-center gap-1.5 py-1.5 text-center disabled:cursor-not-allowed"
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
      </button>
    </form>
  )
}
