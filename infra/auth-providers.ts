import AppleProvider from 'next-auth/providers/apple'
import DiscordProvider from 'next-auth/providers/discord'
import GitHubProvider, { type GithubEmail, type GithubProfile } from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import type { Provider } from 'next-auth/providers/index'
import type { UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import { env } from './env'

interface Client {
  clientId: string
  clientSecret: string
  allowDangerousEmailAccountLinking: true
}

// Only an address its provider has verified signs in (isVerified), and every account of ours has proven its own: so the
// two may be joined, which next-auth calls dangerous because it cannot know either.
function client(clientId: string | undefined, clientSecret: string | undefined): Client | undefined {
  return clientId && clientSecret ? { clientId, clientSecret, allowDangerousEmailAccountLinking: true } : undefined
}

/** Others through whom one can sign in: those whose two settings are given, in the order the page shows them. */
const OFFERED = [
  { id: 'google', name: 'Google', client: client(env.GOOGLE_ID, env.GOOGLE_SECRET), make: makeGoogle },
  { id: 'apple', name: 'Apple', client: client(env.APPLE_ID, env.APPLE_SECRET), make: makeApple },
  { id: 'github', name: 'GitHub', client: client(env.GITHUB_ID, env.GITHUB_SECRET), make: makeGitHub },
  { id: 'discord', name: 'Discord', client: client(env.DISCORD_ID, env.DISCORD_SECRET), make: makeDiscord },
]

/** Id and name of each, for the sign-in page. */
export const offeredProviders: readonly { id: string; name: string }[] = OFFERED.filter(({ client }) => client).map(
  ({ id, name }) => ({ id, name }),
)

export function oauthProviders(): Provider[] {
  return OFFERED.flatMap(({ client, make }) => (client ? [make(client)] : []))
}

/** Whether the provider itself says that this profile's address was proven to be its owner's. */
export function isVerified(profile: object | undefined): boolean {
  const { email_verified, verified } = (profile ?? {}) as { email_verified?: unknown; verified?: unknown }
  const said = email_verified ?? verified
  return said === true || said === 'true' // Apple writes it as text
}

function makeGoogle(given: Client): Provider {
  return GoogleProvider(given)
}

function makeDiscord(given: Client): Provider {
  return DiscordProvider(given)
}

function makeApple(given: Client): Provider {
  // Apple answers with a form post from its own site; infra/sign-in.ts turns it into a GET, which carries our cookies.
  return AppleProvider({ ...given, checks: ['pkce', 'state'] })
}

function makeGitHub(given: Client): Provider {
  return GitHubProvider({ ...given, userinfo: { request: githubProfile } })
}

/** GitHub's profile shows any address its owner chose to; only the list of addresses says which one is verified. */
const githubProfile: NonNullable<UserinfoEndpointHandler['request']> = async ({ client, tokens }) => {
  const token = tokens.access_token ?? ''
  const profile = await client.userinfo<GithubProfile>(token)
  const answer = await fetch('https://api.github.com/user/emails', {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(10_000),
  })
  const emails = answer.ok ? ((await answer.json()) as GithubEmail[]) : []
  const primary = emails.find((email) => email.primary && email.verified)
  return { ...profile, email: primary?.email ?? '', email_verified: primary !== undefined }
}
