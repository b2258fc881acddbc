import type { workspace as ja } from '../ja/workspace.ts'
import type { SameKeys } from '../shape.ts'

export const workspace: SameKeys<typeof ja> = {
  city: 'Hino City, Industry Promotion Division',
  name: { partner: 'Partner workspace', staff: 'City workspace' },
  menu: {
    label: 'Workspace menu',
    desk: 'To do',
    organisations: 'Organisations',
    organisation: 'Organisation',
    leads: 'Leads',
    knownLeads: 'Banks’ leads',
  },
  desk: {
    title: 'To do',
    lead: 'What is due first comes first. What is done goes by itself.',
    none: 'Nothing to do right now',
    noneText: 'New requests and deadlines appear here.',
    table: 'List of things to do',
    what: 'What',
    about: 'About',
    due: 'Due',
    late: 'overdue',
    today: 'today',
    open: 'open',
  },
  task: {
    review_listing: 'Review a listing',
    put_right: 'Make the requested changes',
    confirm_overdue: 'Ask by phone whether it is still available',
    reported_gone: 'Check a report that it is no longer available',
    spot_check: 'Confirm availability with a dated fact',
    challenged_zoning: 'Check a challenge to zoning data',
    agreement_ending: 'Discuss the renewal of an agreement',
    bank_lead: 'Decide how to go on with a bank’s lead',
    zoning_question: 'Answer a question about use',
    enquiry: 'Answer an enquiry',
    dead_letter: 'Look into mail that could not be delivered',
  },
}
