'use client'

import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/ui/button'
import { Icon } from '@/ui/icon'
import type { EditorUpload } from '../find-editor'
import { ProblemLine, useRefusalWords } from './problem-line'
import type { Sending } from './use-uploads'

/** Files that did not become stickers, each with its own verdict; those that were here before; and what was noticed about the others. */
export function UploadList({
  uploads,
  stickers,
  refused,
  known,
  onDismiss,
  onForget,
}: {
  uploads: readonly EditorUpload[]
  /** Ids, in their order. */
  stickers: readonly string[]
  refused: readonly Sending[]
  /** Files that were sent before. */
  known: readonly Sending[]
  onDismiss: (uploadId: string) => void
  onForget: (key: string) => void
}) {
  const t = useTranslations('upload')
  const wordsOf = useRefusalWords()
  const faulty = uploads.filter((upload) => upload.problems.length > 0 && !upload.stickerId)
  if (faulty.length + refused.length + known.length === 0) return null
  /** Which sticker such a file is, from 1; 0 when it was an archive or a picture that was there in another file. */
  const placeOf = ({ uploadId }: Sending) => {
    const stickerId = uploads.find(({ id }) => id === uploadId)?.stickerId
    return stickerId ? stickers.indexOf(stickerId) + 1 : 0
  }
  const isBad =
    refused.length > 0 || faulty.some(({ problems }) => problems.some(({ severity }) => severity === 'fault'))
  return (
    <section
      aria-label={t('verdicts')}
      aria-live="polite"
      className={clsx('rounded-tile', isBad ? 'bg-bad-soft' : 'bg-well')}
    >
      <ul className="divide-line divide-y-2 divide-dashed">
        {refused.map((one) => (
          <Line
            key={one.key}
            fileName={one.fileName}
            label={t('dismiss', { file: one.fileName })}
            onDismiss={() => onForget(one.key)}
          >
            <p className="type-small text-bad strong">{one.refusal && wordsOf(one.refusal)}</p>
          </Line>
        ))}
        {known.map((one) => (
          <Line
            key={one.key}
            fileName={one.fileName}
            label={t('dismiss', { file: one.fileName })}
            onDismiss={() => onForget(one.key)}
          >
            <p className="type-small text-ink-2">{t('known', { place: placeOf(one) })}</p>
          </Line>
        ))}
        {faulty.map((upload) => (
          <Line
            key={upload.id}
            fileName={upload.fileName}
            label={t('dismiss', { file: upload.fileName })}
            onDismiss={() => onDismiss(upload.id)}
          >
            {upload.problems.map((problem) => (
              <ProblemLine key={problem.code} problem={problem} />
            ))}
          </Line>
        ))}
      </ul>
    </section>
  )
}

function Line({
  fileName,
  label,
  onDismiss,
  children,
}: {
  fileName: string
  label: string
  onDismiss: () => void
  children: React.ReactNode
}) {
  return (
    <li className="flex items-start gap-3 px-5 py-3.5">
      <div className="grid min-w-0 grow gap-1">
        <bdi className="strong truncate">{fileName}</bdi>
        {children}
      </div>
      <IconButton label={label} onClick={onDismiss}>
        <Icon of={XIcon} size={18} />
      </IconButton>
    </li>
  )
}
