import type { flyers as ja } from '../ja/flyers.ts'
import type { SameKeys } from '../shape.ts'

export const flyers: SameKeys<typeof ja> = {
  title: 'Flyer',
  lead: 'Send the flyer as a PDF and type from its pages. It is not published: only the firm that sent it and the city see it.',
  none: 'No flyer yet.',
  file: 'Flyer file',
  fileHint:
    'A PDF without a password, up to {{mb, number}} MB and {{pages, number}} pages, {{most, number}} for a property. Its pages are kept as pictures; the file itself is deleted.',
  tooLarge: 'This file is larger than {{mb, number}} MB. Make it smaller and choose it again.',
  send: 'Send',
  sending: 'The flyer is being sent. Please wait.',
  brought: '{{by}}, {{day}}',
  page: 'Flyer, page {{number, number}} of {{count, number}}',
  enlarge: 'Enlarge page {{number, number}}',
  missing: 'If characters are missing, make the PDF again with its fonts embedded and send that.',
  waiting: 'Its pages are being drawn and will appear by themselves.',
  waitingPlain: 'Look again',
  removeAsk: 'Delete this flyer',
  removeSure: 'A deleted flyer cannot be brought back. What you have typed stays.',
  remove: 'Delete',
  removeWhich: 'the one from {{by}}, {{day}}',
  state: { waiting: 'In preparation', ready: 'Ready', refused: 'Cannot be used' },
  refusal: {
    empty: 'The file is empty. Choose the PDF again.',
    tooLarge: 'A flyer may have up to {{mb, number}} MB. Make its pictures lighter and send the PDF again.',
    tooMany: 'A property may have up to {{most, number}} flyers. Delete one that is not needed, then send it.',
    noRoom: 'Files cannot be stored just now. Try again a little later; if that does not help, tell the city.',
    notAPdf: 'This file is not a PDF. Choose the flyer as a PDF; scan one that is on paper.',
    locked: 'This PDF asks for a password. Send one without it.',
    tooManyPages: 'A flyer may have up to {{pages, number}} pages. Send a PDF of the pages about this property.',
    broken: 'The PDF is damaged or cut short. Make it again from the original and send that.',
    tookTooLong: 'It could not be processed in time. Make its pictures lighter and send the PDF again.',
    lost: 'The stored file was lost. Please send it again.',
  },
  form: {
    tooLarge: 'It was larger than {{mb, number}} MB. Make its pictures lighter and send the PDF again.',
    unreadable: 'Sending broke off. Send it again.',
    nothing: 'Choose the flyer’s file.',
  },
}
