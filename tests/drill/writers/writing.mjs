import { Agent, request } from 'node:http'

/** A place in the sample city, so that each question is written with an answer in one transaction. */
const FORM = { use: 'metal_press', workshop_area: '120', lng: '139.382', lat: '35.652' }

/** Puts a question to the city as the form does; the number and receipt that it is answered with. */
function post(portal, agent, words) {
  const body = String(new URLSearchParams({ ...FORM, words }))
  return new Promise((resolve, reject) => {
    const req = request(
      `${portal.url}/zoning/ask`,
      {
        agent,
        method: 'POST',
        timeout: 60_000,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
          'Sec-Fetch-Site': 'same-origin',
        },
      },
      res => {
        res.resume().on('error', reject)
        const { searchParams } = new URL(res.headers.location ?? '', portal.url)
        const received = searchParams.get('received')
        if (res.statusCode === 303 && received) resolve({ received, receipt: searchParams.get('receipt') })
        else reject(Object.assign(new Error(`Answered ${res.statusCode}`), { isAnswer: true }))
      },
    )
    req.on('timeout', () => req.destroy(new Error('No answer')))
    req.on('error', reject).end(body)
  })
}

/**
 * So many writers, each with one question after the other until the portal is gone. What was acknowledged goes to
 * `acknowledged` by its words; what was under way when the portal went is returned. `again`: words sent before and never
 * answered, which go first.
 */
export async function write(portal, { writers, round, again, acknowledged, onFirst }) {
  const agent = new Agent({ keepAlive: true, maxSockets: writers })
  const open = [...again]
  const underWay = []
  const writeOn = async writer => {
    for (let n = 0; ; n++) {
      const words = open.pop() ?? `writer ${writer} of round ${round}, no ${n}`
      try {
        acknowledged.set(words, await post(portal, agent, words))
        onFirst()
      } catch (error) {
        // A refusal is not what this drill is about: whoever is refused has written nothing.
        if (error.isAnswer) throw error
        underWay.push(words)
        return
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: writers }, (_, writer) => writeOn(writer)))
  } finally {
    agent.destroy()
  }
  return [...underWay, ...open]
}
