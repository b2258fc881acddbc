export const zoning = {} as const
