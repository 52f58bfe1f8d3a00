import { describe, expect, test } from 'vitest'
import { isEditable, moveVersion, trackOf, VERSION_STATES, type VersionMove } from './version'

describe('the moves of a version', () => {
  const moves: VersionMove[] = ['change', 'submit', 'withdraw', 'start', 'give_back', 'approve', 'reject']
  const allowed = [
    'editing change editing',
    'editing submit waiting',
    'waiting withdraw editing',
    'waiting start in_review',
    'in_review give_back waiting',
    'in_review approve approved',
    'in_review reject rejected',
    'rejected change editing',
    'rejected submit waiting',
  ]

  test('are these nine and no other', () => {
    const possible = VERSION_STATES.flatMap((from) =>
      moves.flatMap((by) => {
        try {
          return [`${from} ${by} ${moveVersion(from, by)}`]
        } catch {
          return []
        }
      }),
    )
    expect(possible.toSorted()).toEqual(allowed.toSorted())
  })

  test('a frozen version says so when its artist wants to change it', () => {
    expect(() => moveVersion('waiting', 'change')).toThrow(
      expect.objectContaining({ code: 'studio.frozen', status: 409 }),
    )
    expect(VERSION_STATES.filter(isEditable)).toEqual(['editing', 'rejected'])
  })
})

describe('the track an artist reads', () => {
  const shown = (...args: Parameters<typeof trackOf>) => {
    const { steps, current } = trackOf(...args)
    return steps[current]
  }

  test('names all eight states', () => {
    expect([
      shown('editing', 'draft'),
      shown('waiting', 'draft'),
      shown('in_review', 'draft'),
      shown('rejected', 'draft'),
      shown('approved', 'draft'),
      shown('approved', 'on_sale'),
      shown('approved', 'stopped'),
      shown('approved', 'banned'),
    ]).toEqual(['editing', 'waiting', 'in_review', 'rejected', 'approved', 'on_sale', 'stopped', 'banned'])
  })

  test('a pack on sale whose next version is in the works shows the work', () => {
    expect(trackOf('editing', 'on_sale')).toEqual({
      steps: ['editing', 'waiting', 'in_review', 'approved', 'on_sale'],
      current: 0,
    })
  })
})
