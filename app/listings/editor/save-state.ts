/** How the saving of what is being written stands. `at`: the time in Tokyo, in words. */
export type SaveState =
  | { kind: 'idle' | 'dirty' | 'saving' | 'failed' | 'signedOut' | 'closed' | 'conflict' }
  | { kind: 'saved'; at: string }

/** What the portal answers to a save while somebody writes. */
export type SaveAnswer =
  | { outcome: 'saved'; version: number; at: string; errors: Record<string, string>; readBacks: Record<string, string> }
  | { outcome: 'conflict' | 'closed' | 'notFound' }

/** What is told beside the controls while somebody writes. */
export type Shown = {
  /** What came back from saving while somebody writes, by the control's name. */
  errors: Readonly<Record<string, string | undefined>>
  readBacks: Readonly<Record<string, string | undefined>>
}
