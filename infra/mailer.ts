import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import nodemailer from 'nodemailer'
import { env } from './env'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** BCP 47, for Content-Language. */
  language: string
  /** Where a POST without a session stops mails of this kind (RFC 8058): for the button a mail program shows. */
  stop?: string
}

/** Hand a mail to the mail server, or without one put it into this machine's own mailbox. Throws when it was not taken. */
export async function sendMail(mail: Mail): Promise<void> {
  if (env.SMTP_URL) await sendBySmtp(env.SMTP_URL, mail)
  else await keepOnDisk(mail)
}

async function sendBySmtp(url: string, mail: Mail): Promise<void> {
  const transport = nodemailer.createTransport(url, {
    from: env.MAIL_FROM,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail of ours never names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      // As an object, never parsed as a list: one mail goes to one address.
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: {
        'Content-Language': mail.language,
        'Auto-Submitted': 'auto-generated',
        ...(mail.stop && {
          'List-Unsubscribe': `<${mail.stop}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    })
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    // oxlint-disable-next-line preserve-caught-error -- the server's own words often repeat the address, and errors are logged
    throw new Error(`the mail server did not take a mail (${code ?? 'no code'}, ${responseCode ?? 'no answer'})`)
  } finally {
    transport.close()
  }
}

const mailbox = () => path.join(env.DATA_DIR, 'mail')
const KEPT = 200

async function keepOnDisk(mail: Mail): Promise<void> {
  const folder = mailbox()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${Date.now()}-${randomBytes(4).toString('hex')}`
  const temporary = path.join(folder, `${name}.part`)
  await writeFile(temporary, JSON.stringify(mail), { mode: 0o600 })
  await rename(temporary, path.join(folder, `${name}.json`))
  for (const old of (await names()).slice(KEPT)) await rm(path.join(folder, old), { force: true })
}

export interface KeptMail extends Mail {
  id: string
  at: Date
}

/** The newest mails of this machine's own mailbox, newest first. */
export async function readMailbox(take = 50): Promise<KeptMail[]> {
  const found = (await names()).slice(0, take)
  return Promise.all(
    found.map(async (name) => ({
      ...(JSON.parse(await readFile(path.join(mailbox(), name), 'utf8')) as Mail),
      id: name.replace('.json', ''),
      at: new Date(Number(name.split('-')[0])),
    })),
  )
}

async function names(): Promise<string[]> {
  try {
    return (await readdir(mailbox()))
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .toReversed()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
