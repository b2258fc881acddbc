/** Roofs of a factory town before hills; only for looks. */
export function Skyline({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 640 200" preserveAspectRatio="xMaxYMax meet" aria-hidden="true" className={className}>
      <path className="fill-key-100" d="M0 200Q110 96 210 140T390 92t150 24 100-20V200Z" />
      <path
        className="fill-key-200"
        d="M96 200v-40l30-20v20l30-20v20l30-20v60Zm114 0v-84h18v-46h14v46h14v84Zm236 0v-96h84v96Zm120 0v-58l37-24 37 24v58Z"
      />
      <path className="fill-key-300" d="M270 200v-70l40-26v26l40-26v26l40-26v96Z" />
      <path
        className="fill-white"
        d="M290 148h18v14h-18zm36 0h18v14h-18zm36 0h14v14h-14zM462 122h14v14h-14zm26 0h14v14h-14zm-26 28h14v14h-14zm26 0h14v14h-14zM592 160h24v40h-24z"
      />
    </svg>
  )
}
