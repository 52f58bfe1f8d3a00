/** Who a row of personal data is about. */
export interface Person {
  id: string
  email: string
  /** Packs of theirs. */
  packIds: readonly string[]
}

/**
 * What a module keeps about people in one of its tables. Together these say what an export holds and what erasing leaves: privacy/
 * reads and clears by them, and a test fails when a table that names people, or a column of one, is not declared.
 */
export interface PersonalTable {
  /** The table's name in the client: `user`, `orderShare`. */
  table: string
  /** Which of its rows are somebody's. */
  where: (person: Person) => Record<string, unknown>
  /** Columns given out with an export. */
  given: readonly string[]
  /** Columns that are not: secrets, hashes of secrets, ids of no meaning outside, and what is about others. */
  held: readonly string[]
  /** When somebody is erased: `delete` the rows, or `keep` them for a reason. Where some go: those that `forget` names. */
  erase: 'delete' | { keep: string } | { forget: (person: Person) => Record<string, unknown>; keep: string }
}
