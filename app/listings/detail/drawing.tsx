import { type SVGProps, useId } from 'react'
import type { Drawing, Label, Look, Mark, TextLook } from '../plan-sheet.ts'

type Paint = Pick<SVGProps<SVGElement>, 'fill' | 'stroke' | 'strokeWidth' | 'strokeDasharray'>

const PAINT: Record<Look, Paint> = {
  wall: { fill: '#fff', stroke: '#333', strokeWidth: 2.5 },
  unknown: { fill: '#fffbe8', stroke: '#6e5600', strokeWidth: 1.5, strokeDasharray: '6 4' },
  part: { fill: '#eef1fb', stroke: '#333', strokeWidth: 1.5 },
  partition: { fill: 'none', stroke: '#4d4d4d', strokeWidth: 1.5, strokeDasharray: '5 4' },
  opening: { fill: '#0017c1', stroke: 'none' },
  crane: { fill: 'none', stroke: '#c74700', strokeWidth: 2.5, strokeDasharray: '9 5' },
  hook: { fill: 'none', stroke: '#c74700', strokeWidth: 2 },
  vehicle: { fill: '#fff', stroke: '#333', strokeWidth: 1.5 },
  person: { fill: '#4d4d4d', stroke: 'none' },
  measure: { fill: 'none', stroke: '#4d4d4d', strokeWidth: 1.25 },
  court: { fill: '#eef6ee', stroke: '#197a4b', strokeWidth: 1 },
  ground: { fill: 'none', stroke: '#333', strokeWidth: 2.5 },
  road: { fill: '#dcdcdf', stroke: 'none' },
}
const INK: Record<TextLook, string> = {
  strong: '#333',
  plain: '#333',
  quiet: '#4d4d4d',
  unknown: '#6e5600',
  opening: '#0017c1',
  crane: '#a63b00',
}

function MarkShape({ mark }: { mark: Mark }) {
  const paint = PAINT[mark.look]
  if (mark.shape === 'rect') return <rect x={mark.x} y={mark.y} width={mark.w} height={mark.h} {...paint} />
  if (mark.shape === 'line') return <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} {...paint} />
  return <path d={mark.d} {...paint} />
}

function LabelText({ label: { text, x, y, size, anchor, look } }: { label: Label }) {
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      textAnchor={anchor}
      dominantBaseline="central"
      fill={INK[look]}
      fontWeight={look === 'strong' || look === 'unknown' ? 700 : 400}
    >
      {text}
    </text>
  )
}

/** A drawing from the facts; said in words for those who do not see it. */
export function DrawingPicture({ drawing, className }: { drawing: Drawing; className?: string }) {
  const id = useId()
  return (
    <svg
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      className={className}
    >
      <title id={`${id}t`}>{drawing.title}</title>
      <desc id={`${id}d`}>{drawing.description}</desc>
      {drawing.marks.map((mark, i) => (
        <MarkShape key={String(i)} mark={mark} />
      ))}
      {drawing.labels.map(label => (
        <LabelText key={`${label.text}${label.y}`} label={label} />
      ))}
    </svg>
  )
}
