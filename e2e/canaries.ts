/** Secrets that are known words: wherever one is seen, so would a real one be. Nothing answers where they lead. */
export const CANARIES = {
  SECRET: 'canary-secret-of-thirty-two-or-more',
  DATABASE_URL: 'postgresql://canary_owner:canary-database-word@127.0.0.1:1/canary_shop',
  SMTP_URL: 'smtp://canary_mailer:canary-mail-word@127.0.0.1:1',
  GOOGLE_SECRET: 'canary-google-word',
  GITHUB_SECRET: 'canary-github-word',
  DISCORD_SECRET: 'canary-discord-word',
  APPLE_SECRET: 'canary-apple-word',
  STRIPE_SECRET_KEY: 'sk_test_canarystripeword',
  STRIPE_WEBHOOK_SECRET: 'whsec_canaryhookword',
  STRIPE_HOST: 'http://127.0.0.1:1',
  TELEGRAM_BOT_TOKEN: '123456:canary-telegram-word-of-some-length',
  TELEGRAM_HOST: 'http://127.0.0.1:1',
} as const

/** What must be seen nowhere: the secret part of each. */
export const SECRETS = [
  'canary-secret-of-thirty-two-or-more',
  'canary-database-word',
  'canary-mail-word',
  'canary-google-word',
  'canary-github-word',
  'canary-discord-word',
  'canary-apple-word',
  'canarystripeword',
  'canaryhookword',
  'canary-telegram-word',
]

/** Those that the pages are built with: what a build puts into a file, it puts there for everybody. None of them changes a page. */
export const BUILD_CANARIES = {
  SECRET: CANARIES.SECRET,
  DATABASE_URL: CANARIES.DATABASE_URL,
  STRIPE_WEBHOOK_SECRET: CANARIES.STRIPE_WEBHOOK_SECRET,
  GOOGLE_SECRET: CANARIES.GOOGLE_SECRET,
  APPLE_SECRET: CANARIES.APPLE_SECRET,
}
