import { rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

/** What tests start as processes of their own, dozens of times. */
const PROGRAMS = [
  'modules/imaging/imaging-child.ts',
  'modules/imaging/motion/video/av-child.ts',
  'testing/shop-process.ts',
  'testing/upload-process.ts',
]

/**
 * Once for a run: each as one file, in the folder that PROGRAMS_DIR names. To read one from hundreds, through tsx, takes four
 * times the work.
 */
export default async function bundlePrograms(): Promise<() => void> {
  // Beside the packages that they import.
  const outdir = path.resolve(`node_modules/.cache/mulsaq/${process.pid}`)
  await build({
    entryPoints: PROGRAMS,
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  })
  process.env.PROGRAMS_DIR = outdir
  return () => rmSync(outdir, { recursive: true, force: true })
}
