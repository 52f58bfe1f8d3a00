import type { Role } from '@/core/actor'
import type { Figure } from '@/modules/accounts/artist-page'

/** Somebody of the demo shop. Names are made up; addresses end in .example, which belongs to nobody. */
export interface DemoPerson {
  key: string
  name: string
  handle: string
  locale: 'en' | 'ar'
  country: string
  bio: string
  roles: Role[]
  /** Printed at the start, so that one can sign in as them. */
  signIn?: string
}

const person = (key: string, name: string, rest: Partial<DemoPerson> = {}): DemoPerson => ({
  key,
  name,
  handle: key,
  locale: 'en',
  country: 'US',
  bio: '',
  roles: [],
  ...rest,
})

const artist = (key: string, name: string, country: string, bio: string, rest: Partial<DemoPerson> = {}) =>
  person(key, name, { country, bio, roles: ['artist'], ...rest })

export const PEOPLE: readonly DemoPerson[] = [
  artist('noor', 'Noor Al-Sabah', 'KW', 'Kuwait City. Draws what is on the table, then drinks it.', { locale: 'ar' }),
  artist('mina', 'Mina Haddad', 'FR', 'Cats, frogs and other colleagues.', { signIn: 'artist' }),
  artist('jo', 'Jo Park', 'KR', 'Ink and colour for other people’s ideas.', {
    handle: 'jo_park',
    signIn: 'collaborator',
  }),
  artist('ravi', 'Ravi Menon', 'IN', 'Kochi. Animals who should be asleep.'),
  artist('salma', 'سلمى عزّام', 'JO', 'أرسم القمر كلّ ليلة، فلا يشبه نفسه مرّتين.', { locale: 'ar' }),
  artist('lucia', 'Lucia Ferro', 'IT', 'One face for each kind of day.'),
  artist('ines', 'Ines Duarte', 'PT', 'Forty-one plants, three of them alive.'),
  artist('tomasz', 'Tomasz Zięba', 'PL', 'Haunts an open-plan office.'),
  artist('camille', 'Camille Roy', 'FR', 'Lyon. Letters with stamps on them.'),
  artist('aiko', 'Aiko Mori', 'JP', 'Cooks first, draws what is left.'),
  artist('dae', 'Dae Kim', 'KR', 'Busan. Still on level one.'),
  artist('glitter', 'Glitter Pony', 'US', 'Here since Tuesday.', { handle: 'glitterpony_88' }),
  person('yara', 'Yara Khalil', { country: 'FR', signIn: 'buyer' }),
  person('ben', 'Ben Adler', { country: 'DE' }),
  person('amal', 'Amal Nasser', { country: 'AE', locale: 'ar' }),
  person('dana', 'Dana Cole', { country: 'US' }),
  person('omar', 'Omar Said', { roles: ['reviewer'], signIn: 'reviewer' }),
  person('ruth', 'Ruth Okafor', { roles: ['senior_reviewer'], signIn: 'senior reviewer' }),
  person('hana', 'Hana Weiss', { roles: ['finance'], signIn: 'finance' }),
  person('leila', 'Leila Mansour', { roles: ['admin'], locale: 'en', signIn: 'admin' }),
]

/** What some artists made of their pages. */
export const PAGES: readonly {
  person: string
  banner: { icons: readonly string[]; colours: readonly [string, string] }
  /** An icon. */
  portrait?: string
  terms: string
  figures: readonly Figure[]
}[] = [
  {
    person: 'mina',
    banner: {
      icons: ['weary-cat', 'frog', 'cat-face', 'umbrella-with-rain-drops', 'paw-prints', 'hot-beverage', 'yarn'],
      colours: ['#f6c9b8', '#b9c8f2'],
    },
    portrait: 'black-cat',
    terms:
      'Chat with them, print them for yourself and your friends, put them on your own laptop.\nFor a shirt you sell or a poster in your shop, write to me first.\nCommissions: open, from spring on.',
    figures: ['owners', 'stickers', 'stars', 'since'],
  },
  {
    person: 'salma',
    banner: {
      icons: [
        'crescent-moon',
        'star',
        'full-moon-face',
        'cloud',
        'first-quarter-moon-face',
        'sparkles',
        'night-with-stars',
      ],
      colours: ['#2b2f63', '#7b5aa6'],
    },
    terms: 'أرسلها لمن تحبّ، واطبعها لنفسك.\nأمّا البيع فاسألني عنه أوّلًا.',
    figures: ['stickers', 'followers', 'since'],
  },
]

export function addressOf({ key }: Pick<DemoPerson, 'key'>): string {
  return `${key}@demo.example`
}
