'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import type { EditorPage } from '../find-editor'
import { LIMITS } from '../limits'
import type { Problem } from '@/core/refusal'
import type { FormState } from '@/infra/form-action'
import type { ExtraKind } from '@/modules/imaging/sticker-extras'
import { BulkPanel } from './bulk-panel'
import { Checklist } from './checklist'
import { EditorHead, type HeadActions } from './editor-head'
import { Inspector } from './inspector'
import { ListingPanel } from './listing-panel'
import { PlatformRow } from './platform-row'
import { PricePanel } from './price-panel'
import { SaveTrouble } from './save-mark'
import { sentBack } from './sent-back'
import { StickerGrid } from './sticker-grid'
import { UploadList } from './upload-list'
import { DropTile, JudgingTile, SendingTile } from './upload-tiles'
import { FILE_REFUSED, type SaveAction, useEditor } from './use-editor'
import { useUploads } from './use-uploads'

interface Props {
  editor: EditorPage
  categories: readonly { slug: string; name: string }[]
  ratings: readonly string[]
  /** Prices a pack can have, in minor units of its currency. */
  ladder: readonly string[]
  country: string
  reviewHours: number
  packHref: string
  /** Where a second look at a no can be asked for. */
  appealHref: string
  /** The names of a reviewer's reasons, by code. */
  reasons: Readonly<Record<string, string>>
  actions: HeadActions & {
    saveListing: SaveAction
    describeStickers: SaveAction
    orderStickers: SaveAction
    removeStickers: SaveAction
    fixSticker: SaveAction
    undoFix: SaveAction
    removeExtra: SaveAction
    setPrice: SaveAction
    sharePack: SaveAction
  }
}

/** A sound or an effect as plain bytes; the answer is that of an action, with what is wrong with the file. */
async function sendExtra(
  id: string,
  kind: ExtraKind,
  file: File,
  form: FormData,
): Promise<FormState & { problems?: Problem[] }> {
  const asked = new URLSearchParams({
    kind,
    versionId: form.get('versionId') as string,
    revision: form.get('revision') as string,
  })
  const answer = await fetch(`/api/studio/stickers/${id}/extras?${asked}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  })
  return (await answer.json()) as FormState & { problems?: Problem[] }
}

/** The pack editor: everything about one version on one page, saved as it is written. */
export function Editor({ editor: first, actions, reasons, ...rest }: Props) {
  const t = useTranslations('studio')
  const { editor, save, flush, refresh, editListing, editSticker, order, change } = useEditor(first, actions)
  const { sending, send, stop, forget } = useUploads(first.versionId, () => void refresh())
  const { chosen, choose, setChosen } = useChosen(editor)
  const side = useRef<HTMLElement>(null)

  // What the server lists by now is shown from there.
  useEffect(() => {
    const known = new Set(editor.uploads.map((upload) => upload.id))
    const done = sending.filter((one) => one.state === 'handed_over' && (!one.uploadId || known.has(one.uploadId)))
    if (done.length > 0) forget(done.map((one) => one.key))
  }, [editor.uploads, sending, forget])

  const dismiss = async (uploadId: string) => {
    await fetch(`/api/uploads/${uploadId}`, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } })
    await refresh()
  }
  const show = useCallback(
    (id: string, how: 'one' | 'also' = 'one') => {
      choose(id, how)
      // On a narrow screen the close-up stands under the sheet.
      if (how === 'one' && !window.matchMedia('(width >= 1100px)').matches)
        requestAnimationFrame(() => side.current?.scrollIntoView({ block: 'start' }))
    },
    [choose],
  )

  const ids = editor.stickers.map((sticker) => sticker.id)
  const one = chosen.length === 1 ? editor.stickers.find((sticker) => sticker.id === chosen[0]) : undefined
  const judging = editor.uploads.filter(({ state }) => state === 'received' || state === 'judging')
  const onTheWay = sending.filter(({ state }) => state !== 'refused' && state !== 'known')
  const full = ids.length >= LIMITS.maxStickers
  const remove = async (which: string[]) => {
    setChosen([])
    await change(actions.removeStickers, which)
  }
  return (
    <div className="grid gap-7 pb-10">
      <EditorHead {...rest} editor={editor} save={save.state} actions={actions} flush={flush} refresh={refresh} />
      <SaveTrouble state={save.state} message={save.message} retry={() => void flush()} />
      <Verdict editor={editor} reasons={reasons} />
      {editor.isArtist && (editor.state === 'rejected' || editor.packState === 'banned') && (
        <Appeal href={rest.appealHref} banned={editor.packState === 'banned'} />
      )}
      {editor.platforms.length > 0 && <PlatformRow editor={editor} coming={onTheWay.length + judging.length} />}

      <div className="grid items-start gap-7 min-[1100px]:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <section aria-labelledby="stickers" className="grid min-w-0 gap-4">
          <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
            <h2 id="stickers" className="type-t4">
              {t('grid.heading', { count: ids.length })}
            </h2>
            {editor.mayEdit && ids.length > 1 && (
              <Button kind="outline" size="s" onClick={() => setChosen(chosen.length === ids.length ? [] : ids)}>
                {chosen.length === ids.length ? t('grid.chooseNone') : t('grid.chooseAll')}
              </Button>
            )}
          </div>
          <UploadList
            uploads={editor.uploads}
            stickers={ids}
            refused={sending.filter((entry) => entry.state === 'refused')}
            known={sending.filter((entry) => entry.state === 'known')}
            onDismiss={(id) => void dismiss(id)}
            onForget={(key) => forget([key])}
          />
          {ids.length === 0 && !editor.mayEdit ? (
            <EmptyState title={t('grid.empty')} />
          ) : (
            <StickerGrid
              stickers={editor.stickers}
              chosen={chosen}
              mayEdit={editor.mayEdit}
              onChoose={show}
              onOrder={order}
            >
              {judging.map((upload) => (
                <JudgingTile key={upload.id} upload={upload} />
              ))}
              {onTheWay.map((file) => (
                <SendingTile key={file.key} file={file} onStop={() => stop(file.key)} />
              ))}
              {editor.mayEdit && !full && <DropTile onFiles={send} wide={ids.length + onTheWay.length === 0} />}
            </StickerGrid>
          )}
          {editor.mayEdit && ids.length > 1 && <p className="type-small text-ink-3">{t('grid.hint')}</p>}
        </section>

        <aside
          ref={side}
          aria-label={t('inspector.label')}
          className="border-line bg-sheet shadow-e1 grid scroll-mt-4 gap-5 rounded-l border p-5 min-[1100px]:sticky min-[1100px]:top-4 min-[1100px]:max-h-[calc(100dvh-32px)] min-[1100px]:overflow-y-auto sm:p-6"
        >
          {one && (
            <Inspector
              editor={editor}
              sticker={one}
              reasonName={(code) => reasons[code] ?? code}
              fixes={{
                apply: async (id, fix) => void (await change(actions.fixSticker, { id, fix })),
                undo: async (id) => void (await change(actions.undoFix, { id })),
              }}
              extras={{
                add: async (id, kind, file) => {
                  let problems: Problem[] = []
                  const sent: SaveAction = async (_, form) => {
                    const answer = await sendExtra(id, kind, file, form)
                    problems = answer.problems ?? []
                    return problems.length > 0 ? { ok: false, code: FILE_REFUSED } : answer
                  }
                  await change(sent, {})
                  return problems
                },
                remove: async (id, kind) => void (await change(actions.removeExtra, { id, kind })),
              }}
              onEdit={(words) => editSticker(one.id, words)}
              onMove={(to) => order(moved(ids, one.id, to))}
              onRemove={() => void remove([one.id])}
            />
          )}
          {chosen.length > 1 && (
            <BulkPanel
              count={chosen.length}
              onAdd={async (words) =>
                void (await change(actions.describeStickers, {
                  words: chosen.map((id) => ({ id, ...words })),
                  how: 'add',
                }))
              }
              onRemove={() => void remove(chosen)}
              onNone={() => setChosen([])}
            />
          )}
          {chosen.length === 0 && <p className="text-ink-2 py-6 text-center">{t('inspector.none')}</p>}
        </aside>
      </div>

      <ListingPanel {...rest} editor={editor} onEdit={editListing} />
      <PricePanel
        {...rest}
        editor={editor}
        setPrice={actions.setPrice}
        sharePack={actions.sharePack}
        refresh={refresh}
      />
      <Checklist editor={editor} onSticker={(place) => ids[place - 1] && show(ids[place - 1] ?? '')} />
    </div>
  )
}

function Appeal({ href, banned }: { href: string; banned: boolean }) {
  const t = useTranslations('studio.verdict')
  return (
    <p className="text-ink-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      {t(banned ? 'bannedNow' : 'disagree')}
      <Link prefetch={false} href={href} className="link target">
        {t('appeal')}
      </Link>
    </p>
  )
}

/** What the reviewer said of the pack as a whole. */
function Verdict({ editor, reasons }: { editor: EditorPage; reasons: Readonly<Record<string, string>> }) {
  const t = useTranslations('studio.verdict')
  const marked = editor.stickers.filter((sticker) => sticker.reasons.length > 0)
  if (!sentBack(editor)) return null
  return (
    <Notice tone="bad" title={t('title')}>
      {editor.reasons.length > 0 && (
        <ul className="mb-1">
          {editor.reasons.map((code) => (
            <li key={code} className="strong text-ink">
              {reasons[code] ?? code} <bdi className="type-code text-bad font-normal">{code}</bdi>
            </li>
          ))}
        </ul>
      )}
      {editor.words && <p dir="auto">{editor.words}</p>}
      {marked.length > 0 && <p className="mt-1">{t('marked', { count: marked.length })}</p>}
    </Notice>
  )
}

/** Which stickers are chosen; those that are gone are not. The first one is, until another choice is made. */
function useChosen(editor: EditorPage) {
  const [wanted, setChosen] = useState<string[]>()
  const ids = editor.stickers.map((sticker) => sticker.id)
  const chosen = (wanted ?? ids.slice(0, 1)).filter((id) => ids.includes(id))
  const choose = useCallback((id: string, how: 'one' | 'also') => {
    setChosen((before = []) =>
      how === 'one' ? [id] : before.includes(id) ? before.filter((other) => other !== id) : [...before, id],
    )
  }, [])
  return { chosen, choose, setChosen }
}

function moved(ids: readonly string[], id: string, to: number): string[] {
  const next = ids.filter((other) => other !== id)
  next.splice(Math.max(0, to), 0, id)
  return next
}
