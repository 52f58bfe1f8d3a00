import path from 'node:path'
import { z } from 'zod'
import { readIban } from '@/core/iban'

// The one place that reads process.env. Every setting has a default that works on one machine with no outside account;
// .env.example says in words what each is for.

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const whole = z.coerce.number().int().min(0)
const optional = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()

const Env = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    DATA_DIR: z
      .string()
      .default('.data')
      .transform((value) => path.resolve(value)),
    DATABASE_URL: optional.refine(
      (value) => value === undefined || /^postgres(ql)?:\/\//.test(value),
      'must begin with postgres://',
    ),
    // Set by `npm start` for its children: the role that a connection takes on (server/runtime-role.ts).
    DATABASE_ROLE: optional.refine(
      (value) => value === undefined || /^[a-z_]+$/.test(value),
      'a name of small letters',
    ),
    DATABASE_CONNECTIONS: whole.min(1).max(200).default(10),
    PUBLIC_URL: optional.refine(
      (value) => value === undefined || /^https?:\/\/[^/]+$/.test(value),
      'an origin, like https://stickers.example',
    ),
    SECRET: optional.refine((value) => value === undefined || value.length >= 32, 'needs 32 characters or more'),
    TRUST_PROXY: flag.default(false),
    CDN_TAGS: flag.default(false),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    DEMO: flag.default(true),
    ADMIN_EMAIL: optional.refine((value) => value === undefined || value.includes('@'), 'an e-mail address'),
    LAPSING_MAIL: z.enum(['wait', 'allow']).default('wait'),
    SMTP_URL: optional.refine(
      (value) => value === undefined || /^smtps?:\/\//.test(value),
      'must begin with smtp:// or smtps://',
    ),
    MAIL_FROM: z.string().default('Mulsaq <mulsaq@localhost>'),
    GOOGLE_ID: optional,
    GOOGLE_SECRET: optional,
    GITHUB_ID: optional,
    GITHUB_SECRET: optional,
    DISCORD_ID: optional,
    DISCORD_SECRET: optional,
    APPLE_ID: optional,
    APPLE_SECRET: optional,
    SHOP_NAME: z.string().default('Mulsaq'),
    SHOP_LEGAL_NAME: z.string().max(120).default(''),
    SHOP_ADDRESS: z.string().max(300).default(''),
    SHOP_TAX_NUMBER: z.string().max(40).default(''),
    SHOP_CURRENCY: z
      .string()
      .regex(/^[A-Z]{3}$/, 'three capital letters, like USD')
      .default('USD'),
    SHOP_COUNTRY: z
      .string()
      .regex(/^[A-Z]{2}$/, 'two capital letters, like FR')
      .default('US'),
    TAX_PROVIDER: z.enum(['table', 'none']).default('table'),
    FEE_POINTS: whole.max(10_000).default(2_000),
    CARD_MINIMUM_MINOR: z.coerce.bigint().min(0n).default(199n),
    HOLD_DAYS: whole.default(14),
    REVIEW_PROMISE_HOURS: whole.min(1).default(24),
    NOTICE_COUNTER_DAYS: whole.min(1).max(365).default(30),
    NOTICE_COURT_DAYS: whole.min(1).max(365).default(14),
    REFUND_DAYS: whole.default(7),
    REFUND_PROMISE_HOURS: whole.min(1).default(72),
    REFUND_UNTOUCHED_AT_ONCE: flag.default(true),
    PAYOUT_MINIMUM_MINOR: z.coerce.bigint().min(1n).default(1_000n),
    PAYOUT_WEEKDAY: whole.max(6).default(1),
    SHOP_BANK_HOLDER: z.string().max(70).default(''),
    SHOP_IBAN: optional.refine(
      (value) => value === undefined || readIban(value) !== undefined,
      'an IBAN whose check digits fit',
    ),
    SHOP_BIC: optional.refine(
      (value) => value === undefined || /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(value),
      'a BIC of 8 or 11 letters',
    ),
    WALLET: flag.default(false),
    PAYMENTS_SANDBOX: flag.optional(),
    PAYMENTS_MANUAL: flag.default(true),
    STRIPE_SECRET_KEY: optional.refine(
      (value) => value === undefined || /^[sr]k_(live|test)_\w+$/.test(value),
      'a secret key of Stripe, like sk_live_… or rk_live_…',
    ),
    STRIPE_WEBHOOK_SECRET: optional.refine(
      (value) => value === undefined || value.split(',').every((secret) => /^whsec_\w+$/.test(secret)),
      'signing secrets of Stripe, like whsec_…, separated by commas',
    ),
    STRIPE_HOST: optional.refine(
      (value) => value === undefined || /^http:\/\/127\.0\.0\.1:\d+$/.test(value),
      'is for tests only: http://127.0.0.1 and a port',
    ),
    TELEGRAM_BOT_TOKEN: optional.refine(
      (value) => value === undefined || /^\d+:[\w-]{30,}$/.test(value),
      'a token of @BotFather, like 123456:ABC…',
    ),
    TELEGRAM_HOST: optional.refine(
      (value) => value === undefined || /^http:\/\/127\.0\.0\.1:\d+$/.test(value),
      'is for tests only: http://127.0.0.1 and a port',
    ),
    MANUAL_INSTRUCTIONS: z.string().default('Send a bank transfer to the account the operator of this shop gave you.'),
    UPLOAD_MAX_BYTES: whole.default(20_000_000),
    ARCHIVE_MAX_BYTES: whole.default(200_000_000),
    EXPORTS_AHEAD: flag.default(true),
    IMAGING_PROCESSES: whole.min(1).max(64).optional(),
    FFMPEG_PATH: optional,
    FAILPOINT: optional,
  })
  .superRefine((env, context) => {
    const issue = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET)
      issue('STRIPE_WEBHOOK_SECRET', 'is required with STRIPE_SECRET_KEY: without it no payment is ever heard of')
    if (env.PAYMENTS_SANDBOX && isLiveKey(env.STRIPE_SECRET_KEY))
      issue('PAYMENTS_SANDBOX', 'cannot be on beside a live key of Stripe: its money is not real')
    if (!env.PUBLIC_URL?.startsWith('https://')) return
    // In the open, nothing is guessed for the operator.
    if (!env.SECRET) issue('SECRET', 'is required when PUBLIC_URL is https')
    if (env.FAILPOINT) issue('FAILPOINT', 'is for tests only')
    if (env.STRIPE_HOST) issue('STRIPE_HOST', 'is for tests only')
    if (env.TELEGRAM_HOST) issue('TELEGRAM_HOST', 'is for tests only')
    if (env.PAYMENTS_SANDBOX) issue('PAYMENTS_SANDBOX', 'cannot be on when PUBLIC_URL is https: its money is not real')
  })

function isLiveKey(key: string | undefined): boolean {
  return key !== undefined && /^[sr]k_live_/.test(key)
}

/** Settings that are wrong or missing, one line each: name, what is wrong. Thrown at boot, before anything is opened. */
export class BadSettings extends Error {
  constructor(lines: string[]) {
    super(`These settings need attention (.env.example explains each):\n${lines.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'BadSettings'
  }
}

/** Check settings; empty values count as not set. @throws BadSettings with one line a setting. */
export function parseEnv(source: Record<string, string | undefined>) {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = Env.safeParse(set)
  if (!result.success)
    throw new BadSettings(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))

  const { data } = result
  const open = data.PUBLIC_URL?.startsWith('https://') ?? false
  return {
    ...data,
    /** Where people reach us; links in mails begin with it. */
    origin: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    /** Served over https to the world: secure cookies, no sandbox money, no readable mailbox. */
    open,
    sandbox: data.PAYMENTS_SANDBOX ?? (!open && !isLiveKey(data.STRIPE_SECRET_KEY)),
    /** Stripe moves real money: its key is not one of its test mode. */
    stripeLive: isLiveKey(data.STRIPE_SECRET_KEY),
    devMailbox: !open && !data.SMTP_URL,
  }
}

export const env = parseEnv(process.env)

/** A setting that the supervisor gives every process of ours; absent only when one is started by hand without it. */
export function required(name: 'DATABASE_URL' | 'SECRET'): string {
  const value = env[name]
  if (!value)
    throw new BadSettings([
      `${name}: is not set. \`npm start\` and \`npm run dev\` set it; a process started by hand needs it.`,
    ])
  return value
}
