import type { Platform } from './platform'
import { REGISTRY } from './platforms/registry'

export type PlatformId = keyof typeof REGISTRY

/** Every platform files are made for, in the order people see them. */
export const PLATFORMS: readonly ({ id: PlatformId } & Platform)[] = Object.entries(REGISTRY).map(
  ([id, platform]: [string, Platform]) => ({ id: id as PlatformId, ...platform }),
)

export function isPlatform(id: string): id is PlatformId {
  return Object.hasOwn(REGISTRY, id)
}

export function platformOf(id: PlatformId): Platform {
  return REGISTRY[id]
}
