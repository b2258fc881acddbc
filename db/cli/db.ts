import { parseArgs } from 'node:util'
import { fillSample } from '../../app/server/database.ts'
import { say } from '../../app/server/terminal.ts'
import { emptyDatabase, migrateToLatest } from '../migrate.ts'
import { runCommand } from './command.ts'

const usage = `npm run db -- migrate        表を最新にする / bring the schema up to date
npm run db -- seed           空のデータベースに見本のまちを入れる / fill an empty database with the sample city
npm run db -- reset --yes    すべて消して、見本のまちから始める / erase everything and start from the sample city`

async function migrate(db: Parameters<typeof migrateToLatest>[0]) {
  const ran = await migrateToLatest(db)
  for (const name of ran) say(name, 'done')
  if (ran.length === 0) say('表は最新です', 'The schema is up to date')
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { yes: { type: 'boolean' } } })

switch (positionals.join(' ')) {
  case 'migrate':
    await runCommand(migrate)
    break
  case 'seed':
    await runCommand(async db => {
      await migrate(db)
      if (!(await fillSample(db, say))) say('データがあるので何もしません', 'Not empty: nothing done')
    })
    break
  case 'reset':
    if (!values.yes) {
      console.error('すべて消します。よければ --yes を付けてください / This erases everything; add --yes to go on')
      process.exit(1)
    }
    await runCommand(async db => {
      await emptyDatabase(db)
      await migrate(db)
      await fillSample(db, say)
    })
    break
  default:
    console.error(usage)
    process.exit(1)
}
