import { Refusal } from '@/core/refusal'

export const paused = (count: number, until: Date) =>
  new Refusal('standing.paused', 409, `${count} strikes: nothing new can be sent before ${until.toISOString()}.`, {
    count,
    day: until.toISOString().slice(0, 10),
  })
