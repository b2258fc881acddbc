/** The city this portal serves. */
export const CITY = { code: '13212', prefecture: '13', nameJa: '日野市', nameEn: 'Hino City' } as const
