// What the element asks of the shop: its public API, and with a token what the token's owner owns.

export interface Pack {
  id: string
  title: string
  owned: boolean
}

export interface Sticker {
  id: string
  emoji: string[]
  alt: string
  tags: string[]
  previews: { width: number; url: string }[]
  moving: { width: number; url: string }[]
  effect: { url: string; ms: number } | null
}

/** Why there is nothing to show; each has words. */
export type Why = 'failed' | 'tokenWrong' | 'tooOften' | 'noPack' | 'empty'

export class NotShown extends Error {
  readonly why: Why
  constructor(why: Why) {
    super(why)
    this.why = why
  }
}

/** So many packs are shown when none are named. */
const SHELF = 12

export class Shop {
  readonly origin: string
  readonly token: string
  private signal: AbortSignal
  private known = new Map<string, Promise<Sticker[]>>()

  constructor(origin: string, token: string, signal: AbortSignal) {
    this.origin = origin
    this.token = token
    this.signal = signal
  }

  /** Those named, in their order: free ones, and with a token owned ones. Without names all owned ones, or the newest free ones. */
  async packs(names: readonly string[]): Promise<Pack[]> {
    const owned = this.token ? await this.owned() : []
    if (names.length === 0) {
      const packs = this.token ? owned : (await this.ask<{ packs: Listed[] }>(`/packs?free=true&limit=${SHELF}`)).packs
      if (packs.length === 0) throw new NotShown('empty')
      return packs.map((pack) => ({ ...pack, owned: this.token !== '' }))
    }
    const found = await Promise.all(names.map((name) => this.named(name, owned)))
    const packs = found.filter((pack) => pack !== undefined)
    if (packs.length === 0) throw new NotShown('noPack')
    return packs
  }

  /** Asked for once. */
  stickers({ id, owned }: Pack): Promise<Sticker[]> {
    const path = `${owned ? '/library' : '/packs'}/${id}/stickers`
    const asked = this.known.get(path) ?? this.ask<{ stickers: Sticker[] }>(path).then(({ stickers }) => stickers)
    this.known.set(path, asked)
    asked.catch(() => this.known.delete(path))
    return asked
  }

  private async named(name: string, owned: readonly Listed[]): Promise<Pack | undefined> {
    const mine = owned.find(({ id, slug }) => id === name || slug === name)
    if (mine) return { ...mine, owned: true }
    const pack = await this.ask<Listed & { pricing: string; contentRating: string }>(
      `/packs/${encodeURIComponent(name)}`,
    ).catch((error: unknown) => {
      if (error instanceof NotShown && error.why === 'noPack') return undefined
      throw error
    })
    return pack?.pricing === 'free' && pack.contentRating !== 'adult' ? { ...pack, owned: false } : undefined
  }

  private async owned(): Promise<Listed[]> {
    const packs: Listed[] = []
    let after = ''
    do {
      const page = await this.ask<{ packs: (Listed & { contentRating: string })[]; next: string | null }>(
        `/library?limit=60${after && `&after=${after}`}`,
      )
      packs.push(...page.packs.filter(({ contentRating }) => contentRating !== 'adult'))
      after = page.next ?? ''
    } while (after && packs.length < 600)
    return packs
  }

  private async ask<Answer>(path: string): Promise<Answer> {
    const own = path.startsWith('/library')
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      signal: this.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(own && { headers: { Authorization: `Bearer ${this.token}` } }),
    }).catch((error: unknown) => {
      throw this.signal.aborted ? error : new NotShown('failed')
    })
    if (answer.ok) return (await answer.json()) as Answer
    const whys: Record<number, Why> = { 401: 'tokenWrong', 404: 'noPack', 429: 'tooOften' }
    throw new NotShown(whys[answer.status] ?? 'failed')
  }
}

interface Listed {
  id: string
  slug: string | null
  title: string
}
