/** 001, 002, …: order survives any file manager. */
export const numbered = (place: number) => String(place).padStart(3, '0')

export const textFile = (path: string, text: string) => ({ path, bytes: Buffer.from(text) })

export const jsonFile = (path: string, value: unknown) => textFile(path, `${JSON.stringify(value, null, 2)}\n`)

/** In a folder of its own when there are several packs; one pack lies on top. */
export const folderOf = (index: number, packs: readonly unknown[]) => (packs.length > 1 ? `pack-${index + 1}/` : '')
