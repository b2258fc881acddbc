import { parseArgs } from 'node:util'
import { listOpenQuestions } from '../../app/enquiries/questions.server.ts'
import { reverifyAnswers } from '../../app/enquiries/reverify.server.ts'
import { withoutControls } from '../../app/lib/controls.ts'
import { dayInTokyo } from '../../app/lib/day.ts'
import { fillSample } from '../../app/server/database.ts'
import { say } from '../../app/server/terminal.ts'
import { emptyDatabase, migrateToLatest } from '../migrate.ts'
import { runCommand } from './command.ts'
import { localeOfTerminal } from './import-words.ts'
import { changeLines, questionLines, sourceLine } from './question-words.ts'

const usage = `npm run db -- migrate        表を最新にする / bring the schema up to date
npm run db -- seed           空のデータベースに見本のまちを入れる / fill an empty database with the sample city
npm run db -- reset --yes    すべて消して、見本のまちから始める / erase everything and start from the sample city
npm run db -- questions      市への質問で未回答のものを一覧する / list questions to the city that are open
npm run db -- reverify       保存した判定を今の規則とデータで確かめ、変わったものを示す / answer stored questions anew, list what changed`

const locale = localeOfTerminal(process.env)
/** What people wrote is repeated; a terminal must not take it for commands. */
const print = (lines: readonly string[]) => process.stdout.write(`${withoutControls(lines.join('\n'))}\n`)

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
  case 'questions':
    await runCommand(async (db, env) => {
      await migrateToLatest(db)
      print([sourceLine(locale, env), ...questionLines(locale, await listOpenQuestions(db))])
    })
    break
  case 'reverify':
    await runCommand(async (db, env) => {
      await migrateToLatest(db)
      print([sourceLine(locale, env), ...changeLines(locale, await reverifyAnswers(db, dayInTokyo(new Date())))])
    })
    break
  default:
    console.error(usage)
    process.exit(1)
}
