import { expect, test } from 'vitest'
import { money } from '@/core/money'
import { paymentFile } from './payment-file'
import type { Payout } from './payout'

const payout = (id: string, minor: bigint, more: Partial<Payout> = {}) =>
  ({
    id,
    amount: money(minor, 'EUR'),
    withheld: money(0n, 'EUR'),
    holder: 'Mira',
    account: 'DE89370400440532013000',
    bic: '',
    ...more,
  }) as Payout

const file = (payouts: Payout[]) =>
  paymentFile({
    batch: 'bat_1',
    at: new Date('2026-11-30T08:00:00Z'),
    from: { holder: 'Mulsaq & Co', iban: 'GB82WEST12345698765432', bic: 'WESTGB22' },
    remittance: 'Mulsaq',
    payouts,
  })

const all = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, 'g'))].map((m) => m[1])

test('a batch adds up to the unit, and each payout is named by its own id', () => {
  const xml = file([payout('po_1', 1_001n), payout('po_2', 99_999_999_999n), payout('po_3', 7n)])
  expect(all(xml, 'CtrlSum')).toEqual(['1000000010.07', '1000000010.07'])
  expect(all(xml, 'NbOfTxs')).toEqual(['3', '3'])
  expect(all(xml, 'InstdAmt')).toEqual(['10.01', '999999999.99', '0.07'])
  expect(all(xml, 'EndToEndId')).toEqual(['po_1', 'po_2', 'po_3'])
  expect(all(xml, 'Dt')).toEqual(['2026-11-30'])
  expect(xml).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09')
})

test('an IBAN, and another number with its bank', () => {
  const xml = file([payout('po_1', 1n), payout('po_2', 1n, { account: '000123456789', bic: 'CHASUS33' })])
  expect(all(xml, 'IBAN')).toEqual(['GB82WEST12345698765432', 'DE89370400440532013000'])
  expect(xml).toContain('<Othr><Id>000123456789</Id></Othr>')
  expect(all(xml, 'BICFI')).toEqual(['WESTGB22', 'CHASUS33'])
})

test('no name breaks out of its place', () => {
  const xml = file([payout('po_1', 1n, { holder: '</Nm><Evil a="1">&\u0000\u0007 سارة' })])
  expect(xml).toContain('<Nm>&lt;/Nm&gt;&lt;Evil a=&quot;1&quot;&gt;&amp; سارة</Nm>')
  expect(xml).toContain('<Nm>Mulsaq &amp; Co</Nm>')
})
