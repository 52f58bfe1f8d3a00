import { sendMail } from '@/infra/mailer'
import type { Notice } from './notice'
import { compose } from './ui/compose'

/** Write a notice in its reader's language and send it. Thrown errors are the queue's to repeat; none names the address. */
export async function deliverMail(notice: Notice): Promise<void> {
  await sendMail({ to: notice.to, language: notice.locale, ...(await compose(notice)) })
}
