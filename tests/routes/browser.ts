import { BASE_URL, type Reply, type Serving } from './serving.ts'

/** A browser without scripts: it keeps its cookies, sends forms with the portal's origin and says where it was sent. */
export function openBrowser(portal: Serving, more: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  const take = (reply: Reply): Reply => {
    for (const line of reply.headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/Max-Age=0/i.test(line)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return reply
  }
  const sent = () => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { ...more, ...(cookie ? { Cookie: cookie } : {}) }
  }
  const postText = async (path: string, body: string) =>
    take(
      await portal.ask(path, {
        method: 'POST',
        headers: { ...sent(), Origin: BASE_URL, 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
      }),
    )
  return {
    cookies,
    get: async (path: string) => take(await portal.ask(path, { headers: sent() })),
    post: async (path: string, form: Record<string, string>) => postText(path, new URLSearchParams(form).toString()),
    /** A form as its browser writes it, where a name stands in it several times. */
    postText,
    send: async (path: string, body: object) =>
      take(
        await portal.ask(path, {
          method: 'POST',
          headers: { ...sent(), Origin: BASE_URL, 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
  }
}
