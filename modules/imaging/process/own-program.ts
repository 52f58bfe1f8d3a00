import path from 'node:path'

/**
 * What Node is given to run a program of ours: the TypeScript as it is written; or, where PROGRAMS_DIR names a folder that has
 * it as one file (the tests', testing/programs.ts), that file.
 * @param file From the root. No bundler sees it.
 */
export function ownProgram(file: string): { execArgv: string[]; path: string } {
  const folder = process.env['PROGRAMS_DIR']
  if (folder) return { execArgv: [], path: path.join(folder, `${path.basename(file, '.ts')}.mjs`) }
  return { execArgv: ['--import', 'tsx'], path: path.join(/* turbopackIgnore: true */ process.cwd(), file) }
}
