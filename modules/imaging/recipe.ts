/** Change this when anything about the die-cut changes (pixels/die-cut.ts): previews are named by it. */
export const DIE_CUT_RECIPE = 'die-cut-1'
