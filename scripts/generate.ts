import { generateClient } from '@/server/generate-client'

generateClient()
