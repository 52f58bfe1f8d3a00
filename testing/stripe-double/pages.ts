import type { StripeObject } from './objects'

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`

/** Stripe's pay page, for a browser that pays: one button a way it can go. */
export function payPage({ amount_total: amount, currency, status }: StripeObject, said = ''): string {
  const buttons = ['pay', 'decline', 'cancel'].map((move) => `<button name="move" value="${move}">${move}</button>`)
  const form =
    status === 'open' ? `<form method="post">${buttons.join('')}</form>` : '<p>Nothing more can be done here.</p>'
  return page('Stripe double', `<p>${String(amount)} ${String(currency)}</p><p role="status">${said}</p>${form}`)
}

/** Where an artist tells Stripe who he is. */
export function onboardPage({ id }: StripeObject): string {
  return page('Stripe double: onboarding', `<p>${id}</p><form method="post"><button>Submit</button></form>`)
}
