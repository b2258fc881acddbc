/** All that needs a person, by kind: whose it is at first and within how many working days it is to be done. */
export const TASK_KINDS = {
  review_listing: { owner: 'city', workingDays: 3 },
  put_right: { owner: 'organisation', workingDays: 5 },
  confirm_overdue: { owner: 'city', workingDays: 1 },
  reported_gone: { owner: 'organisation', workingDays: 1 },
  spot_check: { owner: 'organisation', workingDays: 3 },
  challenged_zoning: { owner: 'city', workingDays: 5 },
  agreement_ending: { owner: 'city', workingDays: 10 },
  bank_lead: { owner: 'city', workingDays: 5 },
  zoning_question: { owner: 'city', workingDays: 3 },
  enquiry: { owner: 'organisation', workingDays: 2 },
  dead_letter: { owner: 'city', workingDays: 1 },
  feed_failing: { owner: 'organisation', workingDays: 2 },
  import_held_back: { owner: 'organisation', workingDays: 1 },
  missing_from_feed: { owner: 'organisation', workingDays: 5 },
} as const satisfies Record<string, { owner: 'city' | 'organisation'; workingDays: number }>
export type TaskKind = keyof typeof TASK_KINDS
export const isTaskKind = (text: string): text is TaskKind => Object.hasOwn(TASK_KINDS, text)

/** What a task is about. */
export const SUBJECT_KINDS = [
  'listing',
  'offer',
  'revision',
  'organisation',
  'agreement',
  'bank_lead',
  'question',
  'enquiry',
  'letter',
  'feed',
] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]
export type Subject = { kind: SubjectKind; id: string | number }

/** How a task ended: done by whom it was for, or not needed any more. */
export const OUTCOMES = ['done', 'void'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Task = {
  id: number
  kind: TaskKind
  subject: { kind: SubjectKind; id: string }
  /** null: the city's. */
  organisationId: number | null
  assigneeId: number | null
  /** 'YYYY-MM-DD' */
  dueOn: string
  /** Ids and codes that say more; never a person's data. */
  detail: Record<string, unknown>
  openedAt: Date
  closedAt: Date | null
  outcome: Outcome | null
}
