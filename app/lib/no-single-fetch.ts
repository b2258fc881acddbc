/**
 * Stands in for turbo-stream in what the browser is given. Single fetch, its one user, is off (README, decisions), and
 * the framework imports it all the same.
 */
const off = (): never => {
  throw new Error('Single fetch is off')
}

export { off as decode, off as encode }
