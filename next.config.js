import path from 'node:path'
import createNextIntlPlugin from 'next-intl/plugin'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm run check` is where types are checked; doing it here too would only slow the first start.
  typescript: { ignoreBuildErrors: true },
  // Pages in memory only: two servers on one build must never read each other's.
  cacheHandler: path.resolve('server/page-cache-handler.cjs'),
  expireTime: 86_400,
  // A page arrives with its title, for everyone: it is never streamed in after.
  htmlLimitedBots: /.*/,
  experimental: { isrFlushToDisk: false },
  serverExternalPackages: [
    'sharp',
    'pg-boss',
    'pg',
    'pino',
    '@prisma/client',
    '@prisma/adapter-pg',
    'yazl',
    'yauzl',
    'nodemailer',
    'rate-limiter-flexible',
    'harfbuzzjs',
  ],
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
