'use client'

import { BellIcon } from '@phosphor-icons/react/dist/ssr/Bell'
import { useMe } from '@/modules/checkout/ui/use-me'
import { buttonLook } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { FOLLOW_FORM } from './keep-form'

/** Hear of an artist's new packs, or no more. The page around it is the same for everyone; a visitor is led to sign in. */
export function FollowButton({ artistId, words }: { artistId: string; words: { follow: string; following: string } }) {
  const there = useMe()?.following?.includes(artistId) ?? false
  return (
    <button
      type="submit"
      form={FOLLOW_FORM}
      name={there ? 'unfollow' : 'follow'}
      value={artistId}
      aria-pressed={there}
      className={buttonLook(there ? 'outline' : 'strong')}
    >
      <Icon of={BellIcon} size={20} weight={there ? 'fill' : 'bold'} />
      {there ? words.following : words.follow}
    </button>
  )
}
