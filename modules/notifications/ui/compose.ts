import { createTranslator } from 'next-intl'
import { money } from '@/core/money'
import { cleanLine, isolateAll } from '@/core/text'
import { directionOf, localHref, type Locale } from '@/i18n/routing'
import { wordsOf } from '@/i18n/words'
import { env } from '@/infra/env'
import { LINK_MINUTES, linkToken } from '@/infra/session-token'
import { formatPrice } from '@/ui/price'
import type { Notice } from '../notice'
import { mailHtml, mailText, type Letter } from './letter'

/** A notice as a mail: subject, plain text and HTML saying the same. */
export async function compose(notice: Notice): Promise<{ subject: string; text: string; html: string; stop?: string }> {
  const { kind, locale } = notice
  // The key is made from the kind; compose.test.ts sees that each is there.
  const messages = await wordsOf(locale)
  const t = createTranslator({ locale, messages, namespace: 'mail' }) as Words
  const { values, choice, path, quote, stop, paper, ...lists } = contents(notice)
  const whole = createTranslator({ locale, messages }) as Words
  const list =
    lists.list ??
    lists.taken?.map(
      ({ part, reason }) => `${whole(`pageParts.${part}`)}: ${whole(`reasons.${reason}.name`)} (${reason})`,
    )
  const isolated = { ...choice, ...isolateAll(values) }
  const letter: Letter = {
    language: locale,
    direction: directionOf(locale),
    shop: t('shop'),
    title: t(`kinds.${kind}.title`, isolated),
    words: t(`kinds.${kind}.words`, isolated),
    ...(list && { list }),
    ...(quote && { quote }),
    button: { words: t(`kinds.${kind}.action`), href: env.origin + localHref(locale, path) },
    ...(paper && { more: { words: t('paper'), href: `${env.origin}${paper}?in=${locale}` } }),
    linkHint: t('link'),
    foot: t(`kinds.${kind}.foot`),
    ...(stop && { stop: { words: t('stop'), href: `${env.origin}${localHref(locale, '/following/stop')}?${stop}` } }),
  }
  return {
    subject: cleanLine(t(`kinds.${kind}.subject`, values)),
    text: mailText(letter),
    html: mailHtml(letter),
    ...(stop && { stop: `${env.origin}/api/following/stop?${stop}` }),
  }
}

type Words = (key: string, values?: Record<string, string | number>) => string

interface Contents {
  /** What the words name: names and sums, each kept apart from the direction of the text around it. */
  values: Record<string, string | number>
  /** What only chooses between wordings: reaches `select` as it is. */
  choice?: Record<string, string>
  /** Where the button leads: a path of ours without its language. */
  path: string
  /** Somebody's own words, shown as such. */
  quote?: string
  list?: string[]
  /** A list of parts of a page with the codes of their reasons, to be named in the reader's language. */
  taken?: { part: string; reason: string }[]
  /** The query of the link that stops mails of this kind. */
  stop?: string
  /** A paper to load down. */
  paper?: string
}

function contents({ kind, to, params, locale }: Notice): Contents {
  switch (kind) {
    case 'sign_in_link': {
      const asked = new URLSearchParams({ email: to, token: linkToken(to, params.ticket), next: params.next })
      return { values: { email: to, minutes: LINK_MINUTES }, path: `/sign-in/confirm?${asked.toString()}` }
    }
    case 'share_invitation':
      return { values: { artist: params.artist, pack: params.pack }, path: '/studio' }
    case 'share_accepted':
    case 'share_declined':
      return { values: { person: params.person, pack: params.pack }, path: `/studio/packs/${params.packId}` }
    case 'pack_approved':
      return { values: { title: params.title }, path: `/studio/packs/${params.packId}` }
    case 'pack_gone':
      return { values: { title: params.title }, choice: { outcome: params.outcome }, path: `/orders/${params.orderId}` }
    case 'pack_rejected':
    case 'pack_banned':
    case 'pack_restored':
      return { values: { title: params.title }, path: `/studio/packs/${params.packId}`, quote: params.words }
    case 'appeal_upheld':
    case 'appeal_dismissed':
      return { values: { title: params.title }, path: `/studio/packs/${params.packId}`, quote: params.words }
    case 'page_taken':
      return {
        values: { day: dayOf(params.until, locale) },
        path: `/studio/profile/taken/${params.caseId}`,
        quote: params.words,
        taken: params.parts,
      }
    case 'page_appeal_upheld':
    case 'page_appeal_dismissed':
      return { values: {}, path: `/studio/profile/taken/${params.caseId}`, quote: params.words }
    case 'strike_given':
    case 'page_strike_given':
      return {
        values: {
          title: params.title,
          count: params.count,
          day: dayOf(params.ends, locale),
          until: dayOf(params.paused, locale),
        },
        choice: { paused: params.paused === '' ? 'no' : 'yes' },
        path: '/studio/standing',
      }
    case 'strike_lifted':
    case 'page_strike_lifted':
      return { values: { title: params.title }, path: '/studio/standing' }
    case 'factor_changed':
      return { values: {}, choice: { change: params.change }, path: '/account/security' }
    case 'payout_account':
      return {
        values: { last: params.last, day: dayOf(params.day, locale) },
        choice: { change: params.change, at: params.last === '' ? 'processor' : 'bank' },
        path: '/studio/earnings/payouts',
      }
    case 'data_ready':
      return { values: { days: params.days }, path: '/account/data' }
    case 'notice_claimant':
    case 'notice_artist':
      return {
        values: { title: params.title, day: dayOf(params.day, locale) },
        choice: { step: params.step },
        path: kind === 'notice_claimant' ? params.link : `/studio/packs/${params.packId}/counter`,
        ...(params.words !== '' && { quote: params.words }),
      }
    case 'account_banned':
      return {
        values: { day: dayOf(params.day, locale) },
        choice: { money: params.money },
        path: params.link,
        quote: params.words,
      }
    case 'ban_over':
      return { values: {}, path: '/sign-in', quote: params.words }
    case 'ban_stands':
      return { values: {}, path: params.link, quote: params.words }
    case 'cases_overdue':
      return {
        values: { reviews: params.reviews, others: params.others },
        path: params.reviews > 0 ? '/desk' : params.others > params.notices ? '/desk/reports' : '/desk/notices',
      }
    case 'report_received':
      return { values: { title: params.title, hours: params.hours }, path: '/new' }
    case 'report_upheld':
    case 'review_report_upheld':
    case 'page_report_upheld':
      return { values: { title: params.title }, path: '/new' }
    case 'review_hidden':
      return { values: { title: params.title }, path: `/reviews/${params.packId}`, quote: params.words }
    case 'report_dismissed':
    case 'review_report_dismissed':
    case 'page_report_dismissed':
      return { values: { title: params.title }, path: '/new', quote: params.words }
    case 'artist_news':
      return { values: { count: params.count }, path: '/following', list: params.titles, stop: params.stop }
    case 'receipt':
      return {
        values: { total: price(params) },
        path: `/orders/${params.orderId}`,
        list: params.titles,
        paper: `/api/papers/receipt/${params.orderId}`,
      }
    case 'refund_done':
    case 'refund_failed':
      return { values: { total: price(params) }, path: `/orders/${params.orderId}`, list: params.titles }
    case 'refund_asked':
      return { values: { hours: params.hours }, path: `/orders/${params.orderId}`, list: params.titles }
    case 'refund_declined':
      return { values: {}, path: `/orders/${params.orderId}`, quote: params.words }
    case 'payout_paid':
    case 'payout_failed':
    case 'payout_returned':
      return { values: { total: price(params) }, path: '/studio/earnings/payouts', quote: params.words }
    case 'earnings_held':
      return { values: { title: params.title, total: price(params) }, path: '/studio/earnings/payouts' }
    case 'dispute_held':
    case 'dispute_lost':
    case 'dispute_won':
      return {
        values: { total: price(params), due: dayOf(params.due, locale) },
        path: '/studio/earnings/payouts',
        list: params.titles,
      }
    case 'dispute_told':
    case 'dispute_over':
      return {
        values: { total: price(params), provider: params.provider, due: dayOf(params.due, locale) },
        path: `/desk/orders/${params.orderId}`,
        quote: params.words,
      }
    case 'topup_held':
    case 'topup_lost':
    case 'topup_won': {
      const { heldMinor, owedMinor, currency } = params
      const worth = (totalMinor: string) => price({ totalMinor, currency })
      return {
        values: { total: price(params), held: worth(heldMinor), owed: worth(owedMinor) },
        choice: { spent: owedMinor === '0' ? 'none' : heldMinor === '0' ? 'all' : 'some' },
        path: '/wallet',
      }
    }
    case 'payout_stuck':
      return { values: { total: price(params) }, path: '/desk/payouts', quote: params.words }
    case 'payment_instructions':
    default:
      return {
        values: { total: price(params), reference: params.reference },
        path: `/orders/${params.orderId}`,
        quote: params.instructions,
      }
  }
}

/** A day in words; a dash where nobody has named one. */
function dayOf(day: string, locale: Locale): string {
  if (day === '') return '–'
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

function price({ totalMinor, currency }: { totalMinor: string; currency: string }): string {
  return formatPrice(money(BigInt(totalMinor), currency))
}
