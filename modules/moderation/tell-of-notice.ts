import { isLocale } from '@/i18n/routing'
import type { Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import type { NoticedRow, NoticeRow } from './db/notices'
import { noticePath } from './notice-link'

type Claimant = Pick<NoticeRow, 'id' | 'number' | 'email' | 'locale'>

/** Tell whoever sent a notice. `day`: the date that matters to him now, or none. */
export async function tellClaimant(
  tx: Tx,
  { id, number, email, locale }: Claimant,
  step: 'received' | 'accepted' | 'refused' | 'countered' | 'restored' | 'final',
  { title, words = '', day }: { title: string; words?: string; day?: Date | null },
): Promise<void> {
  const contact = { email, locale: isLocale(locale) ? locale : ('en' as const) }
  const link = noticePath(id)
  await notify(tx, contact, 'notice_claimant', { step, number, title, words, day: day?.toISOString() ?? '', link })
}

/** Tell the artist of a pack that a notice is about. */
export async function tellArtist(
  tx: Tx,
  { artistId, packId, title }: Pick<NoticedRow, 'artistId' | 'packId' | 'title'>,
  step: 'down' | 'court' | 'restored' | 'over' | 'final',
  { words = '', day }: { words?: string; day?: Date | null } = {},
): Promise<void> {
  const contact = await findContact(tx, artistId)
  await notify(tx, contact, 'notice_artist', { step, packId, title, words, day: day?.toISOString() ?? '' })
}
