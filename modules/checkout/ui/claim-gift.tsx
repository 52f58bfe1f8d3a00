import type { ReactNode } from 'react'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'
import { Sticker } from '@/ui/sticker'
import { SubmitButton } from '@/ui/submit-button'
import { claimGiftNow } from '../actions'
import type { FoundGift } from '../claim-gift'

const named = { who: (chunks: ReactNode) => <bdi className="strong">{chunks}</bdi> }

type Shown = Extract<FoundGift, { pack: object }>

/** The gift itself: stickers, the giver's words, and the one button. */
export async function ClaimGift({
  locale,
  gift: { kind, pack, from, message, mine },
  token,
  visitor,
}: {
  locale: Locale
  gift: Shown
  token: string
  visitor: boolean
}) {
  const t = await getTranslations('gift')
  return (
    <article className="border-line bg-sheet shadow-e2 grid justify-items-center gap-5 rounded-l border px-6 py-10 text-center">
      <span aria-hidden className="flex">
        {pack.coverKeys.slice(0, 5).map((key, index) => (
          <span key={key} className={index === 0 ? '' : index > 2 ? '-ms-6 max-sm:hidden' : '-ms-6'}>
            <Sticker src={`/media/${key}/224.webp`} alt="" side={112} first={index === 0} />
          </span>
        ))}
      </span>
      <div>
        <p className="text-ink-2">{from ? t.rich('givenBy', { ...named, from }) : t('given')}</p>
        <h1 className="type-page mt-1 [overflow-wrap:anywhere]">
          <bdi>{pack.title}</bdi>
        </h1>
        <p className="text-ink-3 mt-1">{t('stickers', { count: pack.stickerCount })}</p>
      </div>
      {message && (
        <blockquote className="type-lead max-w-[46ch] whitespace-pre-line">
          <bdi>{message}</bdi>
        </blockquote>
      )}
      <div className="perforated-t grid w-full max-w-[420px] justify-items-center gap-4 pt-6">
        {kind === 'waiting' && <Notice tone="warn">{t('waiting')}</Notice>}
        {kind === 'owned' && <Notice title={t('owned.title')}>{t('owned.words')}</Notice>}
        {kind === 'own' && <Notice title={t('own.title')}>{t('own.words')}</Notice>}
        {kind === 'open' && mine && <Notice title={t('mine.title')}>{t('mine.words')}</Notice>}
        {kind === 'open' && (
          <ActionForm action={claimGiftNow} className="grid w-full gap-4">
            <input type="hidden" name="token" value={token} />
            <SubmitButton kind={mine ? 'outline' : 'main'} size="l" className="w-full">
              {mine ? t('keep') : t('claim')}
            </SubmitButton>
          </ActionForm>
        )}
        {kind === 'open' && visitor && <p className="type-small text-ink-3">{t('signInFirst')}</p>}
        {kind === 'owned' && <ButtonLink href={localHref(locale, '/library')}>{t('library')}</ButtonLink>}
      </div>
    </article>
  )
}
