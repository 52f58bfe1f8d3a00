import base from './playwright.config'
const { globalSetup: _, ...rest } = base as any
export default { ...rest, testDir: '/work/trees/studio/e2e', outputDir: '/tmp/mq-studio/results', workers: 1, timeout: 180000, expect: { timeout: 30000 }, reporter: 'line' }
