const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Cards declined within the last day, and when the last one was. */
export interface Declines {
  count: number
  last: Date | null
}

/** What is counted by: the account, the mailbox behind its address, and the network it comes from. */
export interface DeclinesBy {
  account: Declines
  mailbox: Declines
  network: Declines
}

export const countedSince = (now: Date): Date => new Date(now.getTime() - DAY)

/** Anybody mistypes twice; whoever has a list of cards needs hundreds. So each step costs minutes at first, and then the day. */
const STEPS = [
  { from: 8, wait: DAY },
  { from: 5, wait: 20 * MINUTE },
  { from: 3, wait: 2 * MINUTE },
]

/** From one network (a school, a café) come several people. */
const NETWORK_TIMES = 5

/** When the next card payment may begin; undefined: now. */
export function waitsUntil({ account, mailbox, network }: DeclinesBy, now: Date): Date | undefined {
  const ends = [endOf(account, 1), endOf(mailbox, 1), endOf(network, NETWORK_TIMES)]
  const end = Math.max(...ends)
  return end > now.getTime() ? new Date(end) : undefined
}

function endOf({ count, last }: Declines, times: number): number {
  const step = STEPS.find(({ from }) => count >= from * times)
  return step && last ? last.getTime() + step.wait : 0
}

/** So many that an open pay page is closed too: on it, card after card could be tried. */
export function isTooMany({ account, mailbox, network }: DeclinesBy): boolean {
  const most = STEPS[1]?.from ?? 0
  return account.count >= most || mailbox.count >= most || network.count >= most * NETWORK_TIMES
}
