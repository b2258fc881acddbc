export const incubation = {} as const
