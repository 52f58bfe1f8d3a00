const MINUTES = 15

/** Whether an app is being set up with this secret still: what nobody finished within a quarter of an hour begins anew. */
export function isPending(app: { createdAt: Date; confirmedAt: Date | null }, now: Date): boolean {
  return app.confirmedAt === null && now.getTime() - app.createdAt.getTime() < MINUTES * 60_000
}
