export interface DemoPerson {
  slug: string
  name: string
  title: string
}

/** Who offers visits in the demo. */
export const demoProviders = [
  { slug: 'jekyll', name: 'Dr. Jekyll', title: 'General practice' },
  { slug: 'watson', name: 'Dr. John Watson', title: 'Family medicine' },
  { slug: 'gurung', name: 'Dr. Asha Gurung', title: 'Paediatrics' },
  { slug: 'thompson', name: 'Mara Thompson', title: 'Physiotherapy' },
  { slug: 'okafor', name: 'Dr. Amara Okafor', title: 'Cardiology' },
  { slug: 'holt', name: 'Dr. Maren Holt', title: 'Dermatology' },
] as const satisfies DemoPerson[]

export type DemoSlug = (typeof demoProviders)[number]['slug']

/** Who books in the demo. */
export const demoClients = ['Alice', 'Bob'] as const
