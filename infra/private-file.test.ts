import { expect, test } from 'vitest'
import { Refusal } from '@/core/refusal'
import { answerPrivateFile, CSV } from './private-file'

const stale = () => Promise.reject(new Refusal('session.step_up', 403, 'Needs a second factor shown just now.'))
const file = { name: 'names.csv', type: CSV }
const from = (referer: string) => ({ request: new Request('https://shop.example/api/x', { headers: { referer } }) })

test('a file that asks for a second factor shown just now leads to where it is shown, and back to the page of the link', async () => {
  const answer = await answerPrivateFile({ ...file, ...from('https://shop.example/ar/desk/tax?from=2026-10') }, stale)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/ar/sign-in/second?next=%2Far%2Fdesk%2Ftax')
  // Another site that links to it says nothing of where one goes.
  const foreign = await answerPrivateFile({ ...file, ...from('https://evil.example//evil.example/') }, stale)
  expect(foreign.headers.get('location')).toBe('/sign-in/second?next=%2Fdesk')
})

test('every other no is answered with its status and words, and kept by nobody', async () => {
  const gone = () => Promise.reject(new Refusal('payouts.not_found', 404, 'No such batch.'))
  const answer = await answerPrivateFile({ ...file, ...from('https://shop.example/desk') }, gone)
  expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([
    404,
    'private, no-store',
    'No such batch.',
  ])
})
