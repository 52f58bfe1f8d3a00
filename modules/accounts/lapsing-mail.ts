import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

const domains = disposableEmailBlocklistSet()

/** Whether an address is of a service that gives one out for an hour: by a public list (CC0), the domain or any it belongs to. */
export function isLapsing(address: string): boolean {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.')
  return labels.some((_, index) => index < labels.length - 1 && domains.has(labels.slice(index).join('.')))
}
