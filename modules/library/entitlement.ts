/** Why someone owns a pack. `purchase` stands and falls with its order line; the others have no line. */
export const SOURCES = ['purchase', 'free', 'gift', 'grant'] as const
export type Source = (typeof SOURCES)[number]
