import { expect, test, vi } from 'vitest'
import { offeredProviders } from './auth-providers'
import { env } from './env'
import { signInDoor } from './sign-in'

// Before the settings are read: GitHub whole, Discord half, the others not at all.
vi.hoisted(() => {
  vi.stubEnv('GITHUB_ID', 'our-client')
  vi.stubEnv('GITHUB_SECRET', 'our-secret')
  vi.stubEnv('DISCORD_ID', 'half-set')
})

const people = { register: () => Promise.reject(new Error('nobody')), welcome: () => Promise.resolve() }

function press(provider: string): Promise<Response> {
  const request = new Request(`${env.origin}/api/auth/signin/${provider}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ next: '/ar/library' }),
  })
  return signInDoor(people, request, ['signin', provider])
}

test('a provider is offered when both its settings are given, and no other has a door', async () => {
  expect(offeredProviders).toEqual([{ id: 'github', name: 'GitHub' }])
  for (const provider of ['discord', 'google', 'apple']) expect((await press(provider)).status).toBe(404)
})

test('its button leads there with our client and a state to come back with, and never shows the secret', async () => {
  const answer = await press('github')
  const page = await answer.text()
  const target = new URL(/url=([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '')
  expect(target.origin + target.pathname).toBe('https://github.com/login/oauth/authorize')
  expect(Object.fromEntries(target.searchParams)).toMatchObject({
    client_id: 'our-client',
    redirect_uri: `${env.origin}/api/auth/callback/github`,
    state: expect.stringMatching(/.{20,}/) as string,
  })
  const cookies = answer.headers.getSetCookie().join('\n')
  expect(cookies).toMatch(/next-auth\.state=[^;]+;.*HttpOnly/)
  expect(page + cookies).not.toContain('our-secret')
})

test('coming back without the state it was given signs nobody in', async () => {
  const request = new Request(`${env.origin}/api/auth/callback/github?code=stolen&state=guessed`)
  const answer = await signInDoor(people, request, ['callback', 'github'])
  expect(answer.headers.get('location')).toMatch(/^\/sign-in\?problem=provider/)
  expect(answer.headers.getSetCookie().join()).not.toContain('mulsaq-session')
})
