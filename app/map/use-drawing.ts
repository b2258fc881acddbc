import { useEffect, useRef, useState } from 'react'
import type { CityMap } from './client/city-map.client.ts'
import type { Drawing } from './client/draw.client.ts'
import type { DrawnArea } from './model.ts'

export type DrawTask = { onDrawn: (area: DrawnArea) => void; onCancel: () => void }

/** Runs a drawing while there is a task and a map. */
export function useDrawing(map: CityMap, task: DrawTask | undefined) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [points, setPoints] = useState(0)
  const [isCrossing, setCrossing] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const latest = useRef(task)
  latest.current = task
  const isAsked = task !== undefined

  useEffect(() => {
    if (!isAsked) return
    let isOver = false
    let started: Drawing | null = null
    setPoints(0)
    setCrossing(false)
    setFailed(false)
    const events = {
      points: (count: number) => {
        setPoints(count)
        setCrossing(false)
      },
      drawn: (area: DrawnArea) => latest.current?.onDrawn(area),
    }
    map.draw(events).then(
      begun => {
        started = begun
        if (isOver) begun.stop()
        else setDrawing(begun)
        map.canvas.focus()
      },
      () => setFailed(true),
    )
    return () => {
      isOver = true
      started?.stop()
      setDrawing(null)
    }
  }, [map, isAsked])

  const finish = () => {
    if (drawing && points >= 3) setCrossing(!drawing.finish())
  }
  return {
    drawing,
    points,
    isCrossing,
    hasFailed: isAsked && hasFailed,
    finish,
    cancel: () => latest.current?.onCancel(),
  }
}
