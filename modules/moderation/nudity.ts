/** From so many thousandths on, a sticker is said to show nudity perhaps. From docs/moderation.md, "What a model makes of it". */
export const MAYBE_BARE = 500
