// Runs before each test file: the network is there. One process reads file after file, and whoever draws a Lottie ends it for its
// process (modules/imaging/motion/lottie/render-lottie.ts), which is meant for a child that does nothing else.

globalThis.fetch = (process as { fetchBefore?: typeof fetch }).fetchBefore ??= globalThis.fetch
