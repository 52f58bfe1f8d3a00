import type { MetadataRoute } from 'next'
import { env } from '@/infra/env'

// The shop's name is a setting of the server that runs.
export const dynamic = 'force-dynamic'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: env.SHOP_NAME,
    short_name: env.SHOP_NAME,
    start_url: '/',
    display: 'standalone',
    background_color: '#f9f5ed',
    theme_color: '#f9f5ed',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
