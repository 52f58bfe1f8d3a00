'use client'

import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/ui/button'
import { Icon } from '@/ui/icon'
import type { EditorUpload } from '../find-editor'
import { ProblemLine, useRefusalWords } from './problem-line'
import type { Sending } from './use-uploads'

/** Files that did not become stickers, each with its own verdict; and what was noticed about those that did. */
export function UploadList({
  uploads,
  refused,
  onDismiss,
  onForget,
}: {
  uploads: readonly EditorUpload[]
  refused: readonly Sending[]
  onDismiss: (uploadId: string) => void
  onForget: (key: string) => void
}) {
  const t = useTranslations('upload')
  const wordsOf = useRefusalWords()
  const faulty = uploads.filter((upload) => upload.problems.length > 0 && !upload.stickerId)
  if (faulty.length + refused.length === 0) return null
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
