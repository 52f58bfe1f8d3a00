'use client'

import { UploadSimpleIcon } from '@phosphor-icons/react/dist/ssr/UploadSimple'
import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from '@/ui/icon'
import { ProgressBar } from '@/ui/progress-bar'
import type { EditorUpload } from '../find-editor'
import type { Sending } from './use-uploads'

/** A file on its way, where its sticker will be. */
export function SendingTile({ file, onStop }: { file: Sending; onStop: () => void }) {
  const t = useTranslations('upload')
  const percent = file.bytes === 0 ? 100 : Math.floor((file.sent / file.bytes) * 100)
  const words =
    file.state === 'sending' ? t('sending', { percent }) : file.state === 'waiting' ? t('waiting') : t('judging')
  return (
    <li className="rounded-tile border-line bg-sheet shadow-e1 relative grid min-h-40 content-end gap-2 border p-3">
      <bdi className="type-small truncate font-medium">{file.fileName}</bdi>
      {file.state === 'handed_over' ? (
        <ProgressBar label={t('judgingOf', { file: file.fileName })} />
      ) : (
        <ProgressBar label={t('progressOf', { file: file.fileName })} value={percent} />
      )}
      <span className="type-small text-ink-2">{words}</span>
      {file.state !== 'handed_over' && (
        <button
          type="button"
          aria-label={t('stop', { file: file.fileName })}
          onClick={onStop}
          className="text-ink-3 hover:text-ink absolute end-0.5 top-0.5 grid size-11 place-items-center rounded-full"
        >
          <Icon of={XIcon} size={16} />
        </button>
      )}
    </li>
  )
}

/** A file the server has and is looking at: sent from another window, before a reload, or out of an archive. */
export function JudgingTile({ upload }: { upload: EditorUpload }) {
  const t = useTranslations('upload')
  return (
    <li className="rounded-tile border-line bg-sheet shadow-e1 grid min-h-40 content-end gap-2 border p-3">
      <bdi className="type-small truncate font-medium">{upload.fileName}</bdi>
      <ProgressBar label={t('judgingOf', { file: upload.fileName })} />
      <span className="type-small text-ink-2">{t('judging')}</span>
    </li>
  )
}

const ACCEPT =
  '.png,.apng,.jpg,.jpeg,.webp,.avif,.gif,.tif,.tiff,.svg,.tgs,.json,.lottie,.webm,.mp4,.zip,image/*,video/webm,video/mp4,application/zip,application/json'

/** Where files are dropped: the last place of the sheet, and the whole window while something is dragged over it. Pasting works anywhere. */
export function DropTile({ onFiles, wide }: { onFiles: (files: File[]) => void; wide: boolean }) {
  const t = useTranslations('upload')
  const id = useId()
  const over = useWindowFiles(onFiles)
  return (
    <li
      className={clsx(
        'rounded-tile relative grid min-h-40 place-items-center border-2 border-dashed p-4 text-center',
        'has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-3',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-well',
        wide && 'col-span-full',
      )}
    >
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPT}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // So that choosing the same file again is heard again.
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className="pointer-events-none grid justify-items-center gap-1.5">
        <Icon of={UploadSimpleIcon} size={26} />
        <span className="strong">{over ? t('dropNow') : t('drop')}</span>
        <span className="type-small text-ink-2">{t('formats')}</span>
      </label>
    </li>
  )
}

/** Files dragged over the window or pasted into it, wherever the pointer is. Returns whether something is held over it now. */
function useWindowFiles(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    const has = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!has(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!has(event)) return
      event.preventDefault()
      setOver(false)
      take.current([...(event.dataTransfer?.files ?? [])])
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      take.current(files)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [])
  return over
}
