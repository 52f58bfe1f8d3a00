import { expect, test } from 'vitest'
import { withRequest } from '@/infra/request-context'
import { countFinding } from './count-finding'

const from = <T>(address: string, work: () => Promise<T>) => withRequest({ requestId: 'req_test', address }, work)

test('three hundred searches from one network in five minutes, and the next one waits; others do not', async () => {
  const search = () => from('203.0.113.77', () => countFinding('search'))
  const tries = await Promise.allSettled(Array.from({ length: 299 }, search))
  expect(tries.filter(({ status }) => status === 'rejected')).toEqual([])
  await from('203.0.113.77', () => countFinding('shelf'))
  await expect(search()).rejects.toMatchObject({ code: 'rate_limit.exceeded', status: 429 })
  await from('203.0.113.78', () => countFinding('search'))
})
