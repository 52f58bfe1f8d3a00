/**
 * What every answer carries, whoever makes it: a page, a route, a file, the front door, a fault. Pages add their own policy of
 * what may run in them (content-policy.ts); everything that is no page may run nothing.
 */
export function securityHeaders(url: string, origin: string): [string, string][] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['X-Frame-Options', 'DENY'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    // Pictures and the picker are for other sites too. Said here: a route's own word would come too late.
    ['Cross-Origin-Resource-Policy', /^\/(?:media|embed)\//.test(url) ? 'cross-origin' : 'same-origin'],
    ...(/^\/(?:api|media)(?:\/|$)/.test(url)
      ? [['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"] as [string, string]]
      : []),
    // For two years, once people reach us by https: a browser that was here does not come by http again.
    ...(origin.startsWith('https:')
      ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] as [string, string]]
      : []),
  ]
}
