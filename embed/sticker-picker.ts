import { NotShown, type Pack, Shop, type Sticker } from './shop'
import { STYLE } from './style'
import { wordsOf } from './words'

// <sticker-picker>: for pages of any site. One file, no dependency; how to use it stands at /docs/picker.

const HERE = new URL(import.meta.url).origin

/** `s` in any script's case, without accents: enough to find by a part of a word. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|\u0640|\ufe0f/gu, '')
    .toLowerCase()

class StickerPicker extends HTMLElement {
  static observedAttributes = ['packs', 'token', 'lang', 'shop']

  private root = this.attachShadow({ mode: 'open', delegatesFocus: true })
  private stop = new AbortController()
  private planned = false
  private played = 0

  connectedCallback() {
    this.plan()
  }

  disconnectedCallback() {
    this.stop.abort()
  }

  attributeChangedCallback() {
    this.plan()
  }

  /** Several attributes set one after the other are one change. */
  private plan() {
    if (this.planned) return
    this.planned = true
    queueMicrotask(() => {
      this.planned = false
      if (this.isConnected) void this.show()
    })
  }

  private async show() {
    this.stop.abort()
    const { signal } = (this.stop = new AbortController())
    const asked = this.lang || this.closest('[lang]')?.getAttribute('lang') || navigator.language
    const { language, direction, say } = wordsOf(asked)
    const shop = new Shop(
      this.getAttribute('shop')?.replace(/\/+$/, '') || HERE,
      this.getAttribute('token')?.trim() ?? '',
      signal,
    )

    const search = make('input', {
      type: 'search',
      'aria-label': say('search'),
      placeholder: say('placeholder'),
      maxlength: '100',
    })
    const tabs = make('div', { part: 'packs', role: 'group', 'aria-label': say('packs') })
    const grid = make('div', { part: 'stickers', role: 'group', 'aria-label': say('stickers') })
    const status = make('p', { role: 'status' }, say('loading'))
    const frame = make('section', { part: 'picker', lang: language, dir: direction, 'aria-label': say('title') })
    frame.append(search, tabs, grid, status)
    // No style element: the pages it stands in may refuse those that are not their own.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    this.root.adoptedStyleSheets = [sheet]
    this.root.replaceChildren(frame)

    const fail = (error: unknown) => {
      if (signal.aborted) return
      grid.replaceChildren()
      status.setAttribute('role', 'alert')
      status.textContent = say(error instanceof NotShown ? error.why : 'failed')
    }
    const fill = (found: readonly { sticker: Sticker; pack: Pack }[]) => {
      status.setAttribute('role', 'status')
      status.textContent = found.length === 0 ? say('none') : ''
      grid.replaceChildren(...found.map(({ sticker, pack }) => this.button(sticker, pack, status)))
      grid.querySelector('button')?.setAttribute('tabindex', '0')
      grid.scrollTop = 0
    }

    try {
      const packs = await shop.packs((this.getAttribute('packs') ?? '').split(/[\s,]+/).filter(Boolean))
      let turn = 0
      /** One pack, or what of all is asked for; what comes later than the next wish is dropped. */
      const turnTo = async (pack: Pack | undefined) => {
        const mine = ++turn
        for (const tab of tabs.children) tab.setAttribute('aria-pressed', String(tab === tabOf.get(pack)))
        try {
          const wish = plain(search.value).split(/\s+/).filter(Boolean)
          const some = pack ? [pack] : packs
          const lists = await Promise.all(some.map((one) => shop.stickers(one)))
          if (mine !== turn || signal.aborted) return
          const all = lists.flatMap((stickers, index) =>
            stickers.map((sticker) => ({ sticker, pack: some[index] as Pack })),
          )
          fill(pack ? all : all.filter(({ sticker, pack: { title } }) => holds(wish, sticker, title)))
        } catch (error) {
          if (mine === turn) fail(error)
        }
      }
      const tabOf = new Map<Pack | undefined, HTMLElement>()
      for (const pack of packs) {
        const tab = make('button', { type: 'button', 'aria-pressed': 'false', dir: 'auto' }, pack.title)
        tab.addEventListener('click', () => {
          search.value = ''
          void turnTo(pack)
        })
        tabOf.set(pack, tab)
        tabs.append(tab)
      }
      tabs.hidden = packs.length < 2
      search.addEventListener('input', () => void turnTo(search.value.trim() ? undefined : packs[0]))
      search.addEventListener('keydown', (event) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
      })
      grid.addEventListener('keydown', (event) => walk(event, grid, direction === 'rtl', search))
      await turnTo(packs[0])
    } catch (error) {
      fail(error)
    }
  }

  private button(sticker: Sticker, pack: Pack, status: HTMLElement): HTMLElement {
    const name = sticker.alt || sticker.emoji.join(' ') || pack.title
    const at = (list: Sticker['previews'], width: number) =>
      (list.find((one) => one.width >= width) ?? list.at(-1))?.url ?? ''
    const still = at(sticker.previews, 224)
    const moving = at(sticker.moving, 224)
    const image = make('img', {
      src: still,
      alt: '',
      loading: 'lazy',
      decoding: 'async',
      draggable: 'false',
    })
    const button = make('button', { type: 'button', tabindex: '-1', 'aria-label': name, title: name })
    button.append(image)
    const play = () => {
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) image.src = moving
    }
    const rest = () => (image.src = still)
    if (moving) {
      for (const begins of ['pointerenter', 'focus']) button.addEventListener(begins, play)
      for (const ends of ['pointerleave', 'blur']) button.addEventListener(ends, rest)
    }
    button.addEventListener('focus', () => {
      for (const other of button.parentElement?.children ?? [])
        other.setAttribute('tabindex', other === button ? '0' : '-1')
      status.textContent = name
    })
    button.addEventListener('pointerenter', () => (status.textContent = name))
    button.addEventListener('click', () => {
      const detail = {
        url: at(sticker.previews, Infinity),
        moving: at(sticker.moving, Infinity) || null,
        alt: sticker.alt,
        emoji: sticker.emoji,
        effect: sticker.effect,
        id: sticker.id,
        pack: { id: pack.id, title: pack.title },
      }
      this.dispatchEvent(new CustomEvent('sticker', { detail, bubbles: true, composed: true }))
      if (sticker.effect) this.play(sticker.effect)
    })
    return button
  }

  /** The effect of what was chosen, once over the picker: one at a time, in nobody's way, and not for who prefers less motion. */
  private play({ url, ms }: { url: string; ms: number }) {
    this.root.querySelector('[part=effect]')?.remove()
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    // An address of its own each time: a browser that has seen an animation to its end would show only that.
    const picture = make('img', { part: 'effect', src: `${url}?${++this.played}`, alt: '' })
    this.root.querySelector('section')?.append(picture)
    picture.addEventListener('load', () => setTimeout(() => picture.remove(), ms))
    picture.addEventListener('error', () => picture.remove())
  }
}

/** Whether a sticker holds every word; an emoji counts as one. */
function holds(wish: readonly string[], { alt, tags, emoji }: Sticker, title: string): boolean {
  const text = plain([alt, ...tags, ...emoji, title].join(' '))
  return wish.every((word) => text.includes(word))
}

/** Arrow keys walk the grid as it lies; beyond the first row is the search. */
function walk(event: KeyboardEvent, grid: HTMLElement, rightToLeft: boolean, search: HTMLElement) {
  const all = [...grid.children] as HTMLElement[]
  const at = all.indexOf(event.target as HTMLElement)
  const top = all[0]?.offsetTop
  const columns = Math.max(
    1,
    all.findIndex(({ offsetTop }) => offsetTop !== top),
  )
  const row = all.some(({ offsetTop }) => offsetTop !== top) ? columns : all.length
  const steps: Record<string, number> = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1, ArrowDown: row, ArrowUp: -row, Home: -at, End: all.length - 1 - at } // prettier-ignore
  const step = steps[event.key]
  if (step === undefined || at === -1) return
  event.preventDefault()
  if (event.key === 'ArrowUp' && at < row) search.focus()
  else all[at + step]?.focus()
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.textContent = text
  return element
}

if (!customElements.get('sticker-picker')) customElements.define('sticker-picker', StickerPicker)
