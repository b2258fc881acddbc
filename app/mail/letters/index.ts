import { common as en } from '../../lib/i18n/messages/en/common.ts'
import { common as ja } from '../../lib/i18n/messages/ja/common.ts'
import { type Letter, type LetterKind, type LetterTexts, onOneLine, quoted } from '../letter.ts'
import { agreementEnding } from './agreement-ending.ts'
import { agreementSuspended } from './agreement-suspended.ts'
import { apiTokenRevoked } from './api-token-revoked.ts'
import { bankLeadHandedOver } from './bank-lead-handed-over.ts'
import { bankLeadReady } from './bank-lead-ready.ts'
import { changesRequested } from './changes-requested.ts'
import { confirmOffer } from './confirm-offer.ts'
import { confirmReport } from './confirm-report.ts'
import { enquiryAnswered } from './enquiry-answered.ts'
import { enquiryCopy } from './enquiry-copy.ts'
import { enquiryReceived } from './enquiry-received.ts'
import { importDone } from './import-done.ts'
import { invitation } from './invitation.ts'
import { missingFromFeed } from './missing-from-feed.ts'
import { newSignIn } from './new-sign-in.ts'
import { offerSuspended } from './offer-suspended.ts'
import { passwordChanged } from './password-changed.ts'
import { published } from './published.ts'
import { questionAnswered } from './question-answered.ts'
import { reportedGone } from './reported-gone.ts'
import { reset } from './reset.ts'
import { submissionReceived } from './submission-received.ts'
import { submissionsReceived } from './submissions-received.ts'

/** The words of every kind; the compiler asks for a kind or a language that is missing. */
export const LETTERS: { [K in LetterKind]: LetterTexts<K> } = {
  invitation,
  reset,
  new_sign_in: newSignIn,
  password_changed: passwordChanged,
  confirm_offer: confirmOffer,
  submission_received: submissionReceived,
  submissions_received: submissionsReceived,
  import_done: importDone,
  changes_requested: changesRequested,
  published,
  offer_suspended: offerSuspended,
  reported_gone: reportedGone,
  confirm_report: confirmReport,
  enquiry_received: enquiryReceived,
  enquiry_copy: enquiryCopy,
  enquiry_answered: enquiryAnswered,
  question_answered: questionAnswered,
  missing_from_feed: missingFromFeed,
  agreement_ending: agreementEnding,
  agreement_suspended: agreementSuspended,
  api_token_revoked: apiTokenRevoked,
  bank_lead_ready: bankLeadReady,
  bank_lead_handed_over: bankLeadHandedOver,
}

const OFFICE = { ja: ja.footer, en: en.footer }
export const PORTAL = { ja: ja.portal, en: en.portal }

/** Values as they may stand in a letter: on one line each, but for the words of whoever wrote them, which are quoted. */
function tame(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(part => tame(name, part))
  if (typeof value !== 'string') return value
  return name === 'words' ? quoted(value) : onOneLine(value)
}

/** Subject and text of a letter, with the sender's name and address at its end. */
export function wordsOf({ kind, locale, values, unsubscribeUrl }: Letter): { subject: string; body: string } {
  const tamed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tame(name, value)]))
  const write = LETTERS[kind][locale] as (values: object) => ReturnType<LetterTexts<LetterKind>[typeof locale]>
  const { subject, body } = write(tamed)
  const { department, phone } = OFFICE[locale]
  const isJapanese = locale === 'ja'
  const stop = isJapanese ? 'このお知らせを止める：' : 'Stop these messages: '
  const end = ['-- ', PORTAL[locale], `${department}  ${phone}`, ...(unsubscribeUrl ? [stop + unsubscribeUrl] : [])]
  return {
    subject: isJapanese ? `【${PORTAL.ja}】${subject}` : `[${PORTAL.en}] ${subject}`,
    body: `${[...body, end.join('\n')].join('\n\n')}\n`,
  }
}
