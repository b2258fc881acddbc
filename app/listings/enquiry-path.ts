import { type AskedWork, writeAskedWork } from '../zoning/law/asked.ts'

/** The form by which an offer of a listing is asked about, with the work that the visit is about. */
export function enquiryPath(publicId: string, offerId: number, asked: AskedWork | null): string {
  const own = { listing: publicId, offer: String(offerId) }
  return `/enquiries/new?${new URLSearchParams([...Object.entries(own), ...(asked ? writeAskedWork(asked) : [])])}`
}
