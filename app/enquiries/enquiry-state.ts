/** How far an enquiry has come: nobody has answered, somebody has, nothing more is to be done. */
export const ENQUIRY_STATES = ['new', 'answered', 'closed'] as const
export type EnquiryState = (typeof ENQUIRY_STATES)[number]
export const isEnquiryState = (text: string): text is EnquiryState =>
  (ENQUIRY_STATES as readonly string[]).includes(text)

/** How an answer went: by a letter from the portal, or by mail or phone outside of it. */
export const ANSWER_WAYS = ['letter', 'mail', 'phone'] as const
export type AnswerWay = (typeof ANSWER_WAYS)[number]
export const isAnswerWay = (text: string): text is AnswerWay => (ANSWER_WAYS as readonly string[]).includes(text)

/** What may be done in each state. */
export const ALLOWED: Record<EnquiryState, readonly ('answer' | 'close')[]> = {
  new: ['answer', 'close'],
  answered: ['answer', 'close'],
  closed: [],
}

export const MOST_ANSWER = 4000
