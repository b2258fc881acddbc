// Reads back what our own mailer writes (one part of plain text, UTF-8) for the sample's page of letters. Mail from
// elsewhere never comes here: for that there are parsers.

export type ReadLetter = { headers: [name: string, value: string][]; text: string }

const fromQuoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** RFC 2047: `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`; white space between two of them is none. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, data: string) =>
      (how.toLowerCase() === 'b' ? Buffer.from(data, 'base64') : fromQuoted(data.replaceAll('_', ' '))).toString(),
    )

/** Headers in their order, unfolded and decoded, and the text. */
export function readSource(source: string): ReadLetter {
  const end = source.indexOf('\r\n\r\n')
  const head = end < 0 ? source : source.slice(0, end)
  const body = end < 0 ? '' : source.slice(end + 4)
  const headers = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), decodeWords(line.slice(colon + 1).trim())]
    })
  const encoding = headers.find(([name]) => name.toLowerCase() === 'content-transfer-encoding')?.[1].toLowerCase()
  const bytes = { base64: () => Buffer.from(body, 'base64'), 'quoted-printable': () => fromQuoted(body) }
  const text = (bytes[encoding as keyof typeof bytes]?.().toString() ?? body).replace(/\r\n/g, '\n')
  return { headers, text }
}
