import { expect, test } from 'vitest'
import { fuzzImaging } from '@/testing/fuzz'

test('spoilt files of every format get an answer: no crash, no hang, no limit passed (long form: npm run fuzz)', async () => {
  const { sent, read, wrong } = await fuzzImaging(240, 7)
  expect(wrong).toEqual([])
  // Some mutations do no harm: without any, nothing was really read.
  expect([sent, read > 12, read < 190]).toEqual([240, true, true])
})
