import { about } from './pages/about.ts'
import { accessibility } from './pages/accessibility.ts'
import { contact } from './pages/contact.ts'
import { privacy } from './pages/privacy.ts'
import { terms } from './pages/terms.ts'

/** The pages of the service about itself, as in Japanese. */
export const pages = { about, accessibility, contact, privacy, terms } as const
