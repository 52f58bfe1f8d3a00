'use client'

import { CopyIcon } from '@phosphor-icons/react/dist/ssr/Copy'
import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/ssr/DownloadSimple'
import { PaperPlaneTiltIcon } from '@phosphor-icons/react/dist/ssr/PaperPlaneTilt'
import { clsx } from 'clsx'
import {
  type DragEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useState,
  useSyncExternalStore,
} from 'react'
import { Button, buttonLook } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { EffectButton } from '@/ui/effect-button'
import { MovingSticker } from '@/ui/moving-sticker'
import { SoundButton } from '@/ui/sound-button'
import { toast } from '@/ui/toast'
import { pictureOf, rememberUse } from './device-library'

export interface PickerSticker {
  id: string
  /** What it is called when read aloud and under the title. */
  name: string
  /** Its pictures' name. */
  art: string
  src: string
  srcSet?: string | undefined
  /** Where it moves. */
  moving?: string | undefined
  /** What goes with it: played when asked for. */
  sound?: string | undefined
  effect?: { key: string; ms: number } | undefined
}

interface Props {
  stickers: readonly PickerSticker[]
  /** The one chosen first. */
  chosen?: string | undefined
  /** It was copied, shared, saved or dragged away; with what was used last here. */
  onUsed?: (recent: string[]) => void
  /** What stands under the stickers for the chosen one. */
  children?: (sticker: PickerSticker) => ReactNode
  words: {
    label: string
    copy: string
    moves: string
    copied: string
    copyFailed: string
    share: string
    download: string
    sound: { play: string; stop: string }
    effect: { play: string; calm: string }
  }
}

const nothing = () => () => {}

/** What this browser can do; on the server, and before the page woke up, only to download. */
function useAbilities(): string {
  return useSyncExternalStore(
    nothing,
    () =>
      [
        typeof ClipboardItem !== 'undefined' && navigator.clipboard !== undefined && 'copy',
        navigator.canShare?.({ files: [new File([], 'a.png', { type: 'image/png' })] }) && 'share',
      ]
        .filter(Boolean)
        .join(' '),
    () => '',
  )
}

/** Stickers to use one by one: choose, then copy, share or download. A form of radio buttons, so it downloads before any script. */
export function Picker({ stickers, chosen, onUsed, children, words }: Props) {
  const [wanted, setId] = useState(chosen)
  const [busy, setBusy] = useState(false)
  const abilities = useAbilities()
  const sticker = stickers.find((one) => one.id === wanted) ?? stickers[0]
  const id = sticker?.id ?? ''

  async function use(what: (sticker: PickerSticker) => Promise<void>) {
    if (!sticker) return
    setBusy(true)
    try {
      await what(sticker)
      await used(sticker)
    } catch (error) {
      // Closing the share sheet is not a fault.
      if (!(error instanceof DOMException && error.name === 'AbortError')) toast({ words: words.copyFailed })
    } finally {
      setBusy(false)
    }
  }
  const used = async (one: PickerSticker) => {
    const recent = await rememberUse(one)
    onUsed?.(recent)
  }
  const copy = () =>
    use(async (one) => {
      // The promise goes in as it is: Safari takes a picture only from within the press itself.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(one) })])
      toast({ words: words.copied, sticker: one.src })
    })
  const share = () =>
    use(async (one) => {
      await navigator.share({ files: [new File([await pictureOf(one)], 'sticker.png', { type: 'image/png' })] })
    })
  const save = (event: FormEvent) => {
    if (navigator.onLine) {
      if (sticker) void used(sticker)
      return
    }
    // The form asks the shop for the file; without a network it comes from what is here.
    event.preventDefault()
    void use(async (one) => {
      const address = URL.createObjectURL(await pictureOf(one))
      Object.assign(document.createElement('a'), { href: address, download: `${fileName(one)}.png` }).click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !abilities.includes('copy')) return
    event.preventDefault()
    void copy()
  }

  return (
    <form action="/api/stickers" method="get" onSubmit={save}>
      <fieldset>
        <legend className="sr-only">{words.label}</legend>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(76px,1fr))] gap-2">
          {stickers.map((one) => (
            <label
              key={one.id}
              className={clsx(
                'peel-area rounded-tile has-focus-visible:outline-accent relative grid cursor-pointer place-items-center border-2 border-transparent p-1.5',
                'has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-3',
              )}
            >
              <input
                type="radio"
                name="id"
                value={one.id}
                checked={one.id === id}
                onChange={() => setId(one.id)}
                onKeyDown={onKey}
                draggable
                onDragStart={(event) => {
                  dragOut(event, one)
                  void used(one)
                }}
                className="absolute inset-0 z-1 m-0 cursor-pointer opacity-0"
                aria-label={one.name}
              />
              <MovingSticker
                moving={one.moving}
                movesWords={words.moves}
                src={one.src}
                srcSet={one.srcSet}
                sizes="96px"
                alt=""
                className="max-w-24"
                peel={one.id === id ? 'always' : 'hover'}
                fold={0.4}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <p className="type-small text-ink-3 mt-3 min-h-[1.5em]" aria-hidden>
        <bdi>{sticker?.name}</bdi>
      </p>
      {(sticker?.sound ?? sticker?.effect) && (
        <div className="mb-2 flex flex-wrap items-center gap-2">
          {sticker?.sound && <SoundButton key={`sound ${id}`} of={sticker.sound} words={words.sound} />}
          {sticker?.effect && (
            <EffectButton key={id} of={sticker.effect.key} ms={sticker.effect.ms} words={words.effect} />
          )}
        </div>
      )}
      {sticker && children?.(sticker)}
      <div className="bg-sheet sticky bottom-0 -mx-1 mt-1 flex gap-2 px-1 py-2">
        {abilities.includes('copy') && (
          <Button
            kind="main"
            className="min-w-0 grow basis-0"
            pending={busy}
            onClick={() => void copy()}
            icon={<Icon of={CopyIcon} size={18} />}
          >
            {words.copy}
          </Button>
        )}
        {abilities.includes('share') && (
          <Button
            kind="outline"
            className="min-w-0 grow basis-0"
            onClick={() => void share()}
            icon={<Icon of={PaperPlaneTiltIcon} size={18} flips />}
          >
            {words.share}
          </Button>
        )}
        <button type="submit" className={buttonLook('outline', 'm', 'min-w-0 grow basis-0')}>
          <Icon of={DownloadSimpleIcon} size={18} />
          <span className="min-w-0 truncate">{words.download}</span>
        </button>
      </div>
    </form>
  )
}

const fileName = ({ name }: PickerSticker) =>
  name
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .trim()
    .slice(0, 60) || 'sticker'

/** To the desktop as the file itself, to a page as the picture that everybody sees. */
function dragOut({ dataTransfer, currentTarget }: DragEvent<HTMLElement>, sticker: PickerSticker) {
  const at = (path: string) => new URL(path, location.href).href
  const picture = at(`/media/${sticker.art}/448.webp`)
  const image = currentTarget.parentElement?.querySelector('img')
  dataTransfer.effectAllowed = 'copy'
  dataTransfer.setData(
    'DownloadURL',
    `image/png:${fileName(sticker)}.png:${at(`/api/stickers?as=picture&id=${sticker.id}`)}`,
  )
  dataTransfer.setData('text/uri-list', picture)
  dataTransfer.setData('text/html', `<img src="${picture}" alt="">`)
  if (image) dataTransfer.setDragImage(image, 40, 40)
}
