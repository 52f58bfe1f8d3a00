'use client'

import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/ssr/MagnifyingGlass'
import { useEffect, useMemo, useState } from 'react'
import { movingArt } from '@/modules/catalog/ui/art'
import { type Book, type BookPack, findInBook, type Found } from '@/modules/library/book'
import { type Opened, openBook } from '@/modules/library/ui/device-library'
import { KeptHere } from '@/modules/library/ui/kept-here'
import { KeySwitch } from '@/modules/library/ui/key-switch'
import { Picker, type PickerSticker } from '@/modules/library/ui/picker'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { Chip } from '@/ui/chip'
import { EmptyState } from '@/ui/empty-state'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { toast } from '@/ui/toast'
import type { BookWords } from './book-words'
import { StickerUses } from './sticker-uses'

/** So many at first, and so many more at a press. */
const SHOWN = 96

type Shelf = 'recent' | 'favourites' | 'all' | { pack: string }

/** One's own stickers: those used last, favourites, every pack, and a search through all of them; with a network or without. */
export function StickerBook(props: BookWords & { focus?: boolean }) {
  const { words, hrefs } = props
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    const open = () => void openBook().then(setOpened)
    open()
    addEventListener('online', open)
    return () => removeEventListener('online', open)
  }, [])

  if (!opened) return <p className="text-ink-3 mt-6 min-h-96">{words.loading}</p>
  if (opened.kind === 'signed-out')
    return (
      <Place>
        <EmptyState title={words.signedOut} action={<ButtonLink href={hrefs.signIn}>{words.signIn}</ButtonLink>} />
      </Place>
    )
  if (opened.kind === 'nothing')
    return (
      <Place>
        <EmptyState title={words.nothing}>{words.nothingWords}</EmptyState>
      </Place>
    )
  if (opened.book.packs.length === 0)
    return (
      <Place>
        <EmptyState title={words.empty} action={<ButtonLink href={hrefs.free}>{words.free}</ButtonLink>}>
          {words.emptyWords}
        </EmptyState>
      </Place>
    )
  return <OpenBook {...props} {...opened} />
}

function Place({ children }: { children: React.ReactNode }) {
  return <div className="mt-8">{children}</div>
}

function OpenBook({
  book,
  offline,
  recent: recentBefore,
  focus = false,
  ...props
}: BookWords & { book: Book; offline: boolean; recent: string[]; focus?: boolean }) {
  const { words, hrefs } = props
  const [text, setText] = useState('')
  const [recent, setRecent] = useState(recentBefore)
  const [favourites, setFavourites] = useState(book.favourites)
  const [shelf, setShelf] = useState<Shelf>(() =>
    recentBefore.length > 0 ? 'recent' : favourites.length > 0 ? 'favourites' : 'all',
  )
  const [most, setMost] = useState(SHOWN)
  const byArt = useMemo(() => {
    const all = findInBook(book.packs, '')
    return new Map(all.map((found) => [found.sticker.art, found]))
  }, [book])
  const found = text.trim() ? findInBook(book.packs, text) : onShelf(shelf, { book, byArt, recent, favourites })
  const shown = found.slice(0, most)
  const go = (to: Shelf) => {
    setShelf(to)
    setText('')
    setMost(SHOWN)
  }
  const favour = async ({ id, art }: PickerSticker, on: boolean) => {
    const before = favourites
    setFavourites(on ? [art, ...before] : before.filter((other) => other !== art))
    const answer = await fetch(`/api/library?favourite=${id}${on ? '' : '&off=1'}`, { method: 'POST' }).catch(
      () => undefined,
    )
    if (answer?.ok) return
    setFavourites(before)
    toast({ words: words.favourFailed })
  }
  const packOf = (art: string): BookPack | undefined => byArt.get(art)?.pack

  return (
    <>
      {offline && (
        <output className="mt-4 block">
          <Notice>{words.offline}</Notice>
        </output>
      )}
      <search className="relative mt-5 block">
        <Icon of={MagnifyingGlassIcon} className="text-ink-2 pointer-events-none absolute inset-y-0 start-5 my-auto" />
        <input
          type="search"
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setMost(SHOWN)
          }}
          maxLength={100}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- in the dialog that a key opened to find something
          autoFocus={focus}
          aria-label={words.search}
          placeholder={words.placeholder}
          className="border-line-strong bg-sheet focus-visible:border-accent h-[46px] w-full rounded-full border ps-12 pe-5 focus-visible:outline-offset-0"
        />
      </search>
      <nav aria-label={words.shelves} className="-mx-5 mt-4 flex gap-2 overflow-x-auto px-5 py-1 md:mx-0 md:px-1">
        {recent.length > 0 && (
          <Chip chosen={!text && shelf === 'recent'} onClick={() => go('recent')}>
            {words.recent}
          </Chip>
        )}
        <Chip chosen={!text && shelf === 'favourites'} onClick={() => go('favourites')}>
          {words.favourites}
        </Chip>
        <Chip chosen={!text && shelf === 'all'} onClick={() => go('all')}>
          {words.all}
        </Chip>
        {book.packs.map(({ id, title }) => (
          <Chip
            key={id}
            chosen={!text && typeof shelf === 'object' && shelf.pack === id}
            onClick={() => go({ pack: id })}
          >
            <bdi>{title}</bdi>
          </Chip>
        ))}
      </nav>
      <div className="bg-sheet shadow-e1 mt-4 rounded-[26px] p-5 md:p-6">
        {shown.length === 0 ? (
          <p className="text-ink-2 py-8 text-center">{text ? words.none : words.noFavourites}</p>
        ) : (
          <Picker
            stickers={shown.map(({ sticker }) => asPicked(sticker, offline))}
            onUsed={setRecent}
            words={props.picker}
          >
            {(sticker) => (
              <StickerUses
                sticker={sticker}
                packId={packOf(sticker.art)?.id}
                offline={offline}
                isFavourite={favourites.includes(sticker.art)}
                onFavour={(on) => void favour(sticker, on)}
                platforms={props.platforms}
                libraryHref={hrefs.library}
                words={words}
              />
            )}
          </Picker>
        )}
      </div>
      {found.length > most && (
        <p className="mt-4 text-center">
          <Button onClick={() => setMost(most + SHOWN)}>{words.more}</Button>
        </p>
      )}
      <KeptHere locale={props.locale} words={words} />
      <KeySwitch words={words.key} />
    </>
  )
}

function onShelf(
  shelf: Shelf,
  from: { book: Book; byArt: Map<string, Found>; recent: string[]; favourites: string[] },
): Found[] {
  if (shelf === 'all') return findInBook(from.book.packs, '')
  if (typeof shelf === 'object')
    return findInBook(
      from.book.packs.filter(({ id }) => id === shelf.pack),
      '',
    )
  return from[shelf].flatMap((art) => from.byArt.get(art) ?? [])
}

/** The one preview that is kept; what moves and sounds comes from the shop only. */
function asPicked({ id, art, kind, alt, emoji, sound, effect }: Found['sticker'], offline: boolean): PickerSticker {
  return {
    id,
    art,
    name: alt || emoji.join(' ') || id,
    src: `/media/${art}/448.webp`,
    ...(!offline && { moving: movingArt({ artKey: art, kind }, 112), sound, effect }),
  }
}
