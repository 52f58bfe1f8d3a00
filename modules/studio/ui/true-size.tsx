'use client'

import { clsx } from 'clsx'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { MovingSticker } from '@/ui/moving-sticker'
import type { EditorPage, EditorSticker } from '../find-editor'
import { ProblemLine } from './problem-line'
import { type ShownFile, type ShownSticker, useSeen, useShown } from './use-shown'

type Platform = EditorPage['platforms'][number]
type InChat = NonNullable<Platform['shown']>

const FORMATS: Record<string, string> = { webp: 'WebP', png: 'PNG', apng: 'APNG', gif: 'GIF', tgs: 'TGS', webm: 'WebM' }
/** What a browser can't play by itself is played as the shop shows it. */
const UNPLAYED = 'tgs'
/** Under this there is no room on a sticker for the mark that says it moves. */
const TINY = 48

/** A sticker in a conversation of one messenger: its own file, as large as it stands there, on the ground that it has there. */
export function TrueSize({
  sticker,
  platform,
  shown,
  theme,
}: {
  sticker: EditorSticker
  platform: Platform
  shown: InChat
  theme: 'light' | 'dark'
}) {
  const t = useTranslations('studio.trueSize')
  const [chat, seen] = useSeen<HTMLDivElement>()
  const files = useShown(sticker, platform.id, seen)
  const ground = shown.grounds[theme === 'light' ? 0 : 1]
  const fits = sticker.platforms[platform.id]?.fit !== 'no'
  return (
    <div className="grid gap-2.5">
      <div
        ref={chat}
        data-theme={theme}
        style={{ background: ground }}
        className="rounded-m border-line text-ink -mx-2 grid min-h-40 content-center gap-2.5 border p-2.5"
      >
        {shown.in === 'chat' && (
          <p className="bg-sheet rounded-m type-small me-auto max-w-[70%] px-3.5 py-2">{t('they')}</p>
        )}
        {!fits || (files.state === 'failed' && !files.still) ? (
          <p className="bg-sheet rounded-m type-small ms-auto px-3.5 py-2">{t(fits ? 'failed' : 'cannot')}</p>
        ) : files.still ? (
          <Sent of={files} still={files.still} sticker={sticker} shown={shown} />
        ) : (
          <output className="spinner text-ink-2 ms-auto" aria-label={t('asking')} />
        )}
      </div>
      {fits && <Told of={files} sticker={sticker} platform={platform} shown={shown} />}
    </div>
  )
}

/** The sticker itself: alone in a chat, or after words in a line. */
function Sent({
  of: { moving },
  still,
  sticker,
  shown,
}: {
  of: ShownSticker
  still: ShownFile
  sticker: EditorSticker
  shown: InChat
}) {
  const t = useTranslations('studio.trueSize')
  const { width, height } = (moving ?? still).facts
  const wide = (width * shown.side) / Math.max(width, height)
  const plays = moving && moving.facts.format !== UNPLAYED
  const picture = (
    <MovingSticker
      src={still.url}
      moving={sticker.kind === 'still' ? undefined : plays ? moving.url : `/media/${sticker.artKey}/moving-448.webp`}
      movingIs={plays && moving.facts.format === 'webm' ? 'video' : 'picture'}
      movesWords={t('moves')}
      alt={sticker.alt || sticker.emoji.join(' ')}
      side={wide}
      ratio={height / width}
      className={clsx('sticker-bare', shown.side < TINY && 'sticker-tiny')}
      alone
    />
  )
  if (shown.in === 'chat') return <div className="ms-auto max-w-full">{picture}</div>
  return (
    <p className="bg-sheet rounded-m ms-auto flex items-center gap-1.5 px-3.5 py-2 text-[0.9375rem]">
      {t('mine')} {picture}
    </p>
  )
}

/** What file it is, and how large it stands there. */
function Told({
  of: { still, moving, problems, state, make },
  sticker,
  platform,
  shown,
}: {
  of: ShownSticker
  sticker: EditorSticker
  platform: Platform
  shown: InChat
}) {
  const t = useTranslations('studio.trueSize')
  const format = useFormatter()
  const kilobytes = (bytes: number) =>
    `${format.number(bytes / 1000, { maximumFractionDigits: bytes < 10_000 ? 1 : 0 })} KB`
  const moves = sticker.kind !== 'still'
  const facts = (moves ? moving : still)?.facts
  const { becomes, mostBytes } = sticker.platforms[platform.id] ?? { becomes: '', mostBytes: 0 }
  return (
    <div className="type-small text-ink-2 grid justify-items-start gap-2">
      <p aria-live="polite">
        {facts ? (
          <>
            <bdi className="strong" dir="ltr">
              {FORMATS[facts.format]} {facts.width} × {facts.height}
            </bdi>
            {' · '}
            <bdi>{kilobytes(facts.bytes)}</bdi>
            {facts.frames > 1 && <> · {t('plays', { frames: facts.frames, seconds: facts.durationMs / 1000 })}</>}
          </>
        ) : (
          <>
            <bdi className="strong" dir="ltr">
              {becomes}
            </bdi>
            {mostBytes > 0 && <> · {t('most', { bytes: kilobytes(mostBytes) })}</>}
          </>
        )}
        {' · '}
        {t(shown.guessed ? 'about' : 'side', { side: shown.side })}
      </p>
      {moves && !moving && problems.length === 0 && (
        <>
          <p className="text-ink-3">{t(state === 'failed' ? 'failed' : 'notMade')}</p>
          <Button kind="outline" size="s" pending={state === 'making'} disabled={state === 'asking'} onClick={make}>
            {t('make')}
          </Button>
        </>
      )}
      {[...problems, ...(facts?.problems ?? [])].map((problem) => (
        <ProblemLine key={problem.code} problem={problem} />
      ))}
    </div>
  )
}
