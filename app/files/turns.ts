/** Whoever wants to work takes a share of what there is and gives it back; who comes first is served first. */
export class Turns {
  #free: number
  readonly #waiting: { share: number; go: () => void }[] = []

  constructor(readonly all: number) {
    this.#free = all
  }

  /** Does the work when `share` of the whole is free; the share is free again when it has ended, either way. */
  async inTurn<T>(share: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>(go => {
      this.#waiting.push({ share, go })
      this.#next()
    })
    try {
      return await work()
    } finally {
      this.#free += share
      this.#next()
    }
  }

  #next() {
    for (let first = this.#waiting[0]; first && first.share <= this.#free; first = this.#waiting[0]) {
      this.#waiting.shift()
      this.#free -= first.share
      first.go()
    }
  }
}
