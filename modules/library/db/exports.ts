import { newId } from '@/core/ids'
import type { Db } from '@/infra/db'
import type { Prisma } from '@/prisma/generated/client'
import type { Problem } from '@/core/refusal'

const columns = {
  id: true,
  versionId: true,
  platform: true,
  state: true,
  storageKey: true,
  fileName: true,
  bytes: true,
  plan: true,
  error: true,
} as const

export type ExportState = 'waiting' | 'ready' | 'failed'

export async function findExportRow(db: Db, id: string) {
  const row = await db.packExport.findUnique({ where: { id }, select: columns })
  return row ? { ...row, state: row.state as ExportState } : undefined
}

export async function findExportRows(db: Db, versionId: string) {
  const rows = await db.packExport.findMany({ where: { versionId }, select: columns })
  return rows.map((row) => ({ ...row, state: row.state as ExportState, plan: row.plan as unknown as Problem[] }))
}

/** The export of a version for a platform: the row that is there, or a new one that waits. Two at once get the same. */
export async function ensureExport(db: Db, versionId: string, platform: string) {
  await db.$executeRaw`
    INSERT INTO "PackExport" (id, "versionId", platform, plan) VALUES (${newId('export')}, ${versionId}, ${platform}, '[]')
    ON CONFLICT ("versionId", platform) DO NOTHING`
  const row = await db.packExport.findUniqueOrThrow({
    where: { versionId_platform: { versionId, platform } },
    select: columns,
  })
  return { ...row, state: row.state as ExportState }
}

export async function markReady(
  db: Db,
  id: string,
  made: { storageKey: string; fileName: string; bytes: number; plan: Problem[] },
): Promise<void> {
  await db.packExport.update({
    where: { id },
    data: {
      ...made,
      plan: made.plan as unknown as Prisma.InputJsonValue,
      state: 'ready',
      error: null,
      madeAt: new Date(),
    },
    select: { id: true },
  })
}

export async function markState(db: Db, id: string, state: ExportState, error: string | null): Promise<void> {
  await db.packExport.update({ where: { id }, data: { state, error }, select: { id: true } })
}
