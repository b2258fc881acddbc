import type { freshnessPublic as ja } from '../ja/freshness-public.ts'
import type { SameKeys } from '../shape.ts'

export const freshnessPublic: SameKeys<typeof ja> = {
  link: {
    title: 'Is it still available?',
    lead: '{{organisation}} offers this property. Please say how it stands. You need not log in.',
    leadRestore:
      'Two people reported that this property is taken, so it is not shown for now. Please say how it stands. You need not log in.',
    still: 'Still available',
    stillHint: 'Confirms it as of today.',
    stillRestore: 'Still available: show it again',
    applied: 'Applied for',
    appliedHint: 'It leaves the site at once.',
    closed: 'Taken',
    closedHint: 'The listing ends.',
    terms: 'Terms have changed',
    termsHint: 'Log in and edit what it says.',
    confirmedOn: 'Last confirmed',
    dueOn: 'Confirm by',
    where: 'Place',
    price: 'Rent or price',
    what: 'Kind',
    id: 'Number',
  },
  answered: {
    title: 'Your answer is recorded',
    at: 'Recorded on {{at}}. This link cannot be used again.',
    still: 'Confirmed as still available. It is in the search and on the map.',
    applied: 'Marked as applied for; it is not public any more.',
    closed: 'Closed as taken.',
    undo: {
      still: 'If this was a mistake, log in and choose “Applied for” or “Pause” in your list of properties.',
      applied:
        'If the application falls through, or this was a mistake, log in and choose “Application withdrawn: show it again” in your list of properties.',
      closed:
        'If this was a mistake, log in, choose “List it again” in your list of properties, check it and submit it.',
    },
    list: 'Open the list of properties',
  },
  dead: {
    title: 'This link cannot be used',
    unknown:
      'It is incomplete or no longer valid. Open the link in the message again, or log in and use your list of properties.',
    ended: 'The time to answer is over. Log in and list the property again.',
    renewed: 'The property has been confirmed since this message was sent. Nothing needs to be done.',
    moved: 'The property has changed its state since this message was sent. Log in to see how it stands.',
    list: 'Open the list of properties',
  },
  report: {
    title: 'Report: no longer available',
    lead: 'You asked about {{title}} ({{id}}) and it was already taken? Please tell us. After reports by two people we take it off the site and ask the company.',
    mail: 'E-mail address',
    mailHint:
      'We send a message to confirm it. Used for this report only, forgotten within 30 days, and not told to the company.',
    mailFault: 'Enter an e-mail address, such as hanako@example.jp',
    tooMany: 'There have been several reports. Please wait about {{minutes}} minutes and try again.',
    trap: 'Leave this field empty',
    trapFault: 'Delete what stands in this field and send it again.',
    problem: 'Not sent',
    submit: 'Send me the message to confirm',
    sent: 'We have sent you a message',
    sentText:
      'Open its link and press the button within 24 hours; then your report counts. If nothing arrives, check your spam folder and the address.',
    back: 'Back to the property',
    confirmTitle: 'Confirm your report',
    confirmLead: 'You report that {{title}} ({{id}}) is no longer available. If that is right, press the button.',
    confirmSubmit: 'Report it as no longer available',
    thanks: 'Thank you for telling us',
    thanksText:
      'We have your report about {{title}} ({{id}}). When somebody else says the same, we take it off the site and ask the company.',
    search: 'Search for property',
    dead: {
      title: 'This link cannot be used',
      unknown: 'It is incomplete or no longer valid. Open the link in the message again.',
      ended: 'It was good for 24 hours. If it is still needed, report again from the page of the property.',
      gone: 'This property is not public any more. Thank you for telling us.',
    },
  },
  record: {
    title: 'How fresh it is',
    lead: 'What is shown as available is available: how well this promise is kept is recorded every day and published here.',
    sample: 'The figures include sample data.',
    share: 'confirmed in time',
    shareNote: '{{kept}} of {{offers}} properties that the promise is given for',
    age: 'since the last confirmation (median)',
    hidden: 'from contract to hidden (median)',
    hiddenNote: '{{offers}} properties taken within a year',
    days: '{{days}} days',
    noFigure: 'no figure yet',
    promiseTitle: 'The promise',
    promiseLead:
      'Whoever offers a property checks after so many days whether it is still available. One that is past its day leaves the search, the map and every count by itself.',
    class: { rent: 'For rent', sale: 'For sale', large_site: 'Large sites (lots of 9,000 m² or more)' },
    classHead: 'Class',
    promiseHead: 'Confirmed every',
    stages: 'At 70% we ask, at 100% it leaves the search, at 150% the city calls, at 200% the listing ends.',
    monthsTitle: 'Month by month',
    chart: 'Share confirmed in time, on the last day on record of each month',
    month: 'Month',
    monthShare: 'Confirmed in time',
    monthOffers: 'Properties',
    monthAge: 'Median days',
    monthNone: 'The record begins now.',
    partnersTitle: 'By company',
    partnersLead: 'Only companies that have been here for a whole quarter and offer ten properties or more.',
    partner: 'Company',
    partnersNone: 'No company meets this yet.',
    definitions: 'What the figures mean',
    define: {
      share:
        'In time: no more days have passed since the last confirmation than were promised. What has left the search for being late counts as not in time. Shares are rounded down.',
      age: 'The middle value when all properties are put in the order of their days since the last confirmation.',
      hidden:
        'From the day of the contract to the day on which the property left the search, be it by application, pause, lateness or closing; 0 on the same day.',
      report: 'When two people report a property as taken, it leaves the site even before its day.',
    },
  },
}
