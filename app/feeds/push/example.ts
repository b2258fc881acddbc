/** A factory to let that lacks nothing, as a program would send it. */
export const listingExample: Record<string, unknown> = {
  ...{ listing_type: 'factory', deal: 'rent', address: '日野市豊田四丁目9-1', lat: 35.6602, lng: 139.3862 },
  ...{ address_precision: 'exact', transaction_mode: 'brokerage', ad_consent: true, rent: 330_000, common_fee: 0 },
  ...{ deposit: { months: 3 }, key_money: { months: 1 }, lease_type: 'ordinary', lease_term: 36, delivery: '即時' },
  ...{ leasable_area_m2: 300, structure: 'S', storeys: 1, built_ym: '1998-04' },
}
