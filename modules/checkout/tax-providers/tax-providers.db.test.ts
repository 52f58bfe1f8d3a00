import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COUNTRIES } from '@/core/countries'
import { isBasisPoints } from '@/core/percent'
import { closeDb, db } from '@/infra/db'
import { createPerson } from '@/testing/people'
import { setTaxRate } from '../set-tax-rate'
import type { TaxProvider } from '../tax-provider'
import { TAX_PROVIDERS } from './registry'

// What every provider of tax promises, asked of each. A new one stands in the registry, and so here.

const at = new Date()
beforeAll(async () => {
  const { actor } = await createPerson({ roles: ['finance'] })
  await setTaxRate(actor, { country: 'DE', points: 1_900 })
  await setTaxRate(actor, { country: 'DE', points: 700, fromDay: new Date(at.getTime() + 40 * 86_400_000) })
})
afterAll(closeDb)

describe.each(Object.entries<TaxProvider>(TAX_PROVIDERS))('%s', (id, provider) => {
  test('goes by the name it is listed under', () => expect(provider.id).toBe(id))

  test('answers for every country: basis points, and a name for them', async () => {
    for (const country of COUNTRIES.slice(0, 40)) {
      const { points, name } = await provider.quote(db, { country, at })
      expect([country, isBasisPoints(points)]).toEqual([country, true])
      expect(name).not.toBe('')
    }
  })

  test('says the same about the same day, whatever comes later', async () => {
    const first = await provider.quote(db, { country: 'DE', at })
    await provider.quote(db, { country: 'DE', at: new Date(at.getTime() + 50 * 86_400_000) })
    expect(await provider.quote(db, { country: 'DE', at })).toEqual(first)
  })
})

test('the table knows what is in force on a day; a shop that charges none has none', async () => {
  const later = new Date(at.getTime() + 50 * 86_400_000)
  const ask = async (provider: TaxProvider, country: string, day: Date) =>
    (await provider.quote(db, { country, at: day })).points
  expect(await ask(TAX_PROVIDERS.table, 'DE', at)).toBe(1_900)
  expect(await ask(TAX_PROVIDERS.table, 'DE', later)).toBe(700)
  expect(await ask(TAX_PROVIDERS.table, 'JP', at)).toBe(0)
  expect(await ask(TAX_PROVIDERS.none, 'DE', at)).toBe(0)
})
