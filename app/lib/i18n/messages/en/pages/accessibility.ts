import type { accessibility as ja } from '../../ja/pages/accessibility.ts'
import type { SameKeys } from '../../shape.ts'

export const accessibility = {
  title: 'Accessibility',
  description:
    'Accessibility statement of the portal: the standard we aim at (JIS X 8341-3:2016 AA and WCAG 2.2 AA), how we test, and the gaps we know of.',
  lead: 'Whatever your sight, hearing, movement or device, you should be able to find a property and reach the person to ask.',
  sections: [
    {
      id: 'standard',
      title: 'The standard we aim at',
      body: [
        {
          facts: [
            ['Scope', 'All pages of this site, in Japanese and English'],
            ['Target', 'JIS X 8341-3:2016 level AA, and WCAG 2.2 level AA as well'],
            ['Exception', 'Working on the map surface itself; the same content is always there as list and text'],
          ],
        },
      ],
    },
    {
      id: 'how',
      title: 'What we do',
      body: [
        {
          list: [
            'Search, filters, sorting, pages, property details and the language switch work without JavaScript.',
            'Every property can be reached without the map: from the list, by town and by station. Places on the map are described in words too.',
            'Use zones and kinds of property are told apart by letters, shapes and patterns, not by colour alone.',
            'Everything can be done by keyboard. A thick black frame shows where you are.',
            'Targets are at least 44 by 44 pixels. Wherever you can drag, there is a button that does the same.',
            'Reduced motion, text at 200%, a width of 320 pixels and forced colours are supported.',
          ],
        },
      ],
    },
    {
      id: 'testing',
      title: 'How we test',
      body: [
        {
          list: [
            'Automatically: with every change, axe-core checks every page in Japanese and English, at 390 and 1440 pixels.',
            'With every change, a test goes from search to a property’s details by keyboard alone.',
            'Tests make sure that the same property is found with JavaScript off, and with the map out of order.',
          ],
        },
        'Automatic tests cover a part of the standard only. Tests by people who use screen readers are still to come; their results will be published here.',
      ],
    },
    {
      id: 'gaps',
      title: 'Known gaps',
      body: [
        {
          list: [
            'Shapes on the map are not conveyed as shapes by screen readers. Please use the list and the descriptions in words.',
            'Descriptions of photos come from those who post them, and differ in detail.',
            'Some Japanese addresses and names have no reading aid.',
          ],
        },
      ],
    },
    {
      id: 'contact',
      title: 'If something is hard to use',
      body: [
        'Please tell the desk under [Contact](/contact) about any page that does not work for you or is hard to read. We also help with finding property by phone. It helps to know the page’s address and the device or software you use.',
      ],
    },
  ],
} as const satisfies SameKeys<typeof ja>
