import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const LOOK_EVERY_MS = 3_000

/** Looks again while pictures are being made. */
export function useLookAgain(isWanted: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isWanted) return
    const timer = setInterval(revalidate, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isWanted, revalidate])
}
