/** Parts of the address that a form does not ask about and keeps. */
export const KeptFields = ({ fields }: { fields: readonly (readonly [name: string, value: string])[] }) =>
  fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
