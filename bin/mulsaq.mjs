#!/usr/bin/env node
import path from 'node:path'
import { register } from 'tsx/esm/api'

// `mulsaq`, from any folder: no server, no database. Its own files are found from here, the user's from where he stands.
const from = process.cwd()
const root = path.join(import.meta.dirname, '..')
process.chdir(root)
register({ tsconfig: path.join(root, 'tsconfig.json') })
const { mulsaq } = await import('./command.ts')
process.exitCode = await mulsaq(process.argv.slice(2), from)
