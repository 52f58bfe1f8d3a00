import { describe, expect, test } from 'vitest'
import { directionOf, locales } from '@/i18n/routing'
import { NOTICES, type Notice, type NoticeKind } from '../notice'
import { compose } from './compose'

const samples: { [Kind in NoticeKind]: Extract<Notice, { kind: Kind }>['params'] } = {
  sign_in_link: { ticket: 'abc', next: '/library' },
  share_invitation: { artist: 'mina', pack: 'Frog Weather', packId: 'pack_1' },
  share_accepted: { person: 'jo', pack: 'Frog Weather', packId: 'pack_1' },
  share_declined: { person: 'jo', pack: 'Frog Weather', packId: 'pack_1' },
  pack_approved: { title: 'Frog Weather', packId: 'pack_1' },
  pack_rejected: { title: 'Frog Weather', packId: 'pack_1', words: 'Sticker 3 is cut off.' },
  pack_banned: { title: 'Cat Meetings', packId: 'pack_1', words: 'It copies another pack.' },
  earnings_held: { title: 'Cat Meetings', totalMinor: '1240', currency: 'USD' },
  pack_gone: { title: 'Cat Meetings', orderId: 'ord_1', outcome: 'kept' },
  pack_restored: { title: 'Cat Meetings', packId: 'pack_1', words: 'We were wrong.' },
  strike_given: {
    title: 'Cat Meetings',
    count: 2,
    ends: '2027-05-28T00:00:00.000Z',
    paused: '2027-05-20T00:00:00.000Z',
  },
  strike_lifted: { title: 'Cat Meetings' },
  factor_changed: { change: 'added' },
  payout_account: { change: 'changed', last: '3000', day: '2026-12-03T00:00:00.000Z' },
  data_ready: { days: 7 },
  notice_claimant: {
    step: 'countered',
    number: 7,
    title: 'Cat Meetings',
    words: 'I drew them.',
    day: '2026-12-13T00:00:00.000Z',
    link: '/rights/rno_1?key=k',
  },
  notice_artist: {
    step: 'down',
    packId: 'pack_1',
    title: 'Cat Meetings',
    words: 'It copies a drawing.',
    day: '2026-12-29T00:00:00.000Z',
  },
  account_banned: {
    words: 'Sold copies.',
    money: 'rights',
    day: '2026-12-29T00:00:00.000Z',
    link: '/bans/ban_1?key=k',
  },
  ban_over: { words: 'They were licensed.' },
  ban_stands: { words: 'They are copies.', link: '/bans/ban_1?key=k' },
  cases_overdue: { reviews: 2, others: 1, notices: 0 },
  report_received: { title: 'Cat Meetings', hours: 24 },
  report_upheld: { title: 'Cat Meetings', words: '' },
  report_dismissed: { title: 'Cat Meetings', words: 'We found nothing.' },
  review_report_upheld: { title: 'Cat Meetings', words: '' },
  review_report_dismissed: { title: 'Cat Meetings', words: 'It says nothing against anyone.' },
  review_hidden: { title: 'Cat Meetings', packId: 'pack_1', words: 'It attacks the artist.' },
  artist_news: { count: 2, titles: ['Frog Weather · Mina', 'Cat Meetings · Mina'], stop: 'person=usr_1&seal=abc' },
  page_report_upheld: { title: 'Mina', words: '' },
  page_report_dismissed: { title: 'Mina', words: 'It is her own name.' },
  page_taken: {
    caseId: 'case_1',
    parts: [{ part: 'banner', reason: 'ART-COPY' }],
    words: 'The banner is by somebody else.',
    until: '2026-12-29T00:00:00.000Z',
  },
  page_appeal_upheld: { caseId: 'case_1', words: 'It is yours.' },
  page_appeal_dismissed: { caseId: 'case_1', words: 'It is the same picture.' },
  page_strike_given: { title: '@mina', count: 1, ends: '2027-05-28T00:00:00.000Z', paused: '' },
  page_strike_lifted: { title: '@mina' },
  appeal_upheld: { title: 'Cat Meetings', packId: 'pack_1', words: 'You drew it first.' },
  appeal_dismissed: { title: 'Cat Meetings', packId: 'pack_1', words: 'It is the same drawing.' },
  receipt: { orderId: 'ord_1', titles: ['Frog Weather'], totalMinor: '299', currency: 'USD' },
  refund_done: { orderId: 'ord_1', titles: ['Frog Weather'], totalMinor: '299', currency: 'USD' },
  refund_failed: { orderId: 'ord_1', titles: ['Frog Weather'], totalMinor: '299', currency: 'USD' },
  refund_asked: { orderId: 'ord_1', titles: ['Frog Weather'], hours: 72 },
  refund_declined: { orderId: 'ord_1', words: 'You took the files.' },
  payout_paid: { words: 'SEPA 4711', totalMinor: '1250', currency: 'USD' },
  payout_failed: { words: 'The account is closed.', totalMinor: '1250', currency: 'USD' },
  payout_returned: { words: 'The account is closed.', totalMinor: '1250', currency: 'USD' },
  dispute_held: { titles: ['Frog Weather'], due: '2026-12-02', totalMinor: '140', currency: 'USD' },
  dispute_lost: { titles: ['Frog Weather'], due: '', totalMinor: '140', currency: 'USD' },
  dispute_won: { titles: ['Frog Weather'], due: '', totalMinor: '140', currency: 'USD' },
  dispute_told: {
    orderId: 'ord_1',
    provider: 'stripe',
    words: 'fraudulent',
    due: '',
    totalMinor: '299',
    currency: 'USD',
  },
  dispute_over: {
    orderId: 'ord_1',
    provider: 'stripe',
    words: 'fraudulent',
    due: '',
    totalMinor: '299',
    currency: 'USD',
  },
  topup_held: { heldMinor: '201', owedMinor: '299', totalMinor: '500', currency: 'USD' },
  topup_lost: { heldMinor: '201', owedMinor: '299', totalMinor: '500', currency: 'USD' },
  topup_won: { heldMinor: '500', owedMinor: '0', totalMinor: '500', currency: 'USD' },
  payout_stuck: { words: 'po_1: account_closed', totalMinor: '1250', currency: 'USD' },
  payment_instructions: {
    orderId: 'ord_1',
    reference: 'MQ7-K2P',
    instructions: 'By bank transfer.',
    totalMinor: '500',
    currency: 'JPY',
  },
}

describe('a mail', () => {
  test.each(Object.keys(NOTICES) as NoticeKind[])(
    '%s says everything in every language, and leads home',
    async (kind) => {
      for (const locale of locales) {
        const notice = { kind, locale, to: 'reader@people.example', params: samples[kind] } as Notice
        const { subject, text, html } = await compose(notice)
        expect(`${subject}${text}`).not.toMatch(/mail\.[a-z]|kinds\.|[{}]|undefined/)
        expect(text).toContain(locale === 'en' ? 'http://localhost:3000/' : `http://localhost:3000/${locale}/`)
        expect(html).toContain(`<html lang="${locale}" dir="${directionOf(locale)}">`)
      }
    },
  )

  test('about a page names each part and its reason in the language of the reader', async () => {
    const params = samples.page_taken as never
    const said = async (locale: 'en' | 'ar') =>
      (await compose({ kind: 'page_taken', locale, to: 'a@b.example', params })).text
    expect(await said('en')).toContain('• Banner: Copies art sold here (ART-COPY)')
    expect(await said('ar')).toContain('• صورة الغلاف: نسخة من رسم معروض هنا (ART-COPY)')
  })

  test('about a factor says whether one came or went', async () => {
    const said = async (change: 'added' | 'removed') =>
      (await compose({ kind: 'factor_changed', locale: 'en', to: 'a@b.example', params: { change } })).text
    expect(await said('added')).toContain('was added to your account')
    expect(await said('removed')).toContain('was taken away')
  })

  test('about where payouts go names the end of the account, and a day when it took another’s place', async () => {
    const said = async (params: { change: 'first' | 'changed'; last: string; day: string }) =>
      (await compose({ kind: 'payout_account', locale: 'en', to: 'a@b.example', params })).text
    const day = '2026-12-03T00:00:00.000Z'
    const changed = await said({ change: 'changed', last: '3000', day })
    expect(changed).toMatch(/ends in .?3000/)
    expect(changed).toContain('December 3, 2026')
    const first = await said({ change: 'first', last: '', day: '' })
    expect(first).toContain('processor')
    expect(first).not.toContain('–')
  })

  test('about stars in dispute says what is held and what is owed, as it is', async () => {
    const said = async (heldMinor: string, owedMinor: string) => {
      const params = { heldMinor, owedMinor, totalMinor: '500', currency: 'USD' }
      return (await compose({ kind: 'topup_lost', locale: 'en', to: 'a@b.example', params })).text
    }
    expect(await said('500', '0')).toContain('you owe nothing')
    expect(await said('0', '500')).toMatch(/you owe .*\$5\.00/)
    expect(await said('201', '299')).toMatch(/worth .*\$2\.01.* owe .*\$2\.99/)
    expect(await said('500', '0')).not.toContain('next ones you pay for')
  })

  test('of news can be stopped from within, by the reader and by their mail program', async () => {
    const mail = await compose({ kind: 'artist_news', locale: 'en', to: 'a@b.example', params: samples.artist_news })
    expect(mail.stop).toBe('http://localhost:3000/api/following/stop?person=usr_1&seal=abc')
    expect(mail.text).toContain('http://localhost:3000/following/stop?person=usr_1&seal=abc')
    const receipt = await compose({ kind: 'receipt', locale: 'en', to: 'a@b.example', params: samples.receipt })
    expect(receipt.stop).toBeUndefined()
  })

  test('fetches nothing: no picture, no font, no style from anywhere', async () => {
    const { html } = await compose({ kind: 'receipt', locale: 'en', to: 'a@b.example', params: samples.receipt })
    expect(html).not.toMatch(/<img|<link|url\(|src=|@import/)
  })

  test('shows markup in a name as text, and keeps it out of the subject’s line', async () => {
    const title = '<b>Frog</b>\r\nBcc: x@evil.example'
    const { subject, html } = await compose({
      kind: 'pack_rejected',
      locale: 'en',
      to: 'a@b.example',
      params: { title, packId: 'pack_1', words: '<script>x</script>\nSecond line' },
    })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(html).not.toMatch(/<b>|<script/)
    expect(html).toContain('&lt;script&gt;x&lt;/script&gt;<br>Second line')
  })

  test('an amount is written as its currency is', async () => {
    const { text } = await compose({
      kind: 'payment_instructions',
      locale: 'ar',
      to: 'a@b.example',
      params: samples.payment_instructions,
    })
    expect(text).toContain('¥500')
  })
})
