import { parseArgs } from 'node:util'
import { verifyAudit } from '../../app/audit/audit.server.ts'
import { listOpenQuestions } from '../../app/enquiries/questions.server.ts'
import { reverifyAnswers } from '../../app/enquiries/reverify.server.ts'
import { withoutControls } from '../../app/lib/controls.ts'
import { dayInTokyo } from '../../app/lib/day.ts'
import { fillSample } from '../../app/server/database.ts'
import { say } from '../../app/server/terminal.ts'
import { emptyDatabase, migrateToLatest } from '../migrate.ts'
import { demoCode } from '../seed/demo-accounts.ts'
import { inviteOperator, tellAudit } from './account-commands.ts'
import { backUp, restore, verifyBackup } from './backup-commands.ts'
import { runAlone, runCommand } from './command.ts'
import { localeOfTerminal } from './import-words.ts'
import { changeLines, questionLines, sourceLine } from './question-words.ts'

const usage = `npm run db -- migrate        表を最新にする / bring the schema up to date
npm run db -- seed           空のデータベースに見本のまちを入れる / fill an empty database with the sample city
npm run db -- reset --yes    すべて消して、見本のまちから始める / erase everything and start from the sample city
npm run db -- backup FILE|FOLDER       データベースとファイルを1つのファイルに保存する / save database and files as one file
npm run db -- verify-backup FILE       捨てるデータベースに戻して確かめる / restore into a throw-away database and check
npm run db -- restore FILE [--replace] 空のデータベースに戻す（--replace は今のデータを捨てる） / bring a backup back
npm run db -- questions      市への質問で未回答のものを一覧する / list questions to the city that are open
npm run db -- reverify       保存した判定を今の規則とデータで確かめ、変わったものを示す / answer stored questions anew, list what changed
npm run db -- audit          監査記録の連なりを確かめる / check the chain of the audit log
npm run db -- invite MAIL NAME  最初のシステム運用者を招待し、リンクを示す / invite a system operator, print the link
npm run db -- demo-code MAIL 見本のログインの確認コードを示す / print the code of a sample log-in`

const locale = localeOfTerminal(process.env)
/** What people wrote is repeated; a terminal must not take it for commands. */
const print = (lines: readonly string[]) => process.stdout.write(`${withoutControls(lines.join('\n'))}\n`)

async function migrate(db: Parameters<typeof migrateToLatest>[0]) {
  const ran = await migrateToLatest(db)
  for (const name of ran) say(name, 'done')
  if (ran.length === 0) say('表は最新です', 'The schema is up to date')
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { yes: { type: 'boolean' }, replace: { type: 'boolean' } },
})

const [command, ...words] = positionals
const TAKES: Record<string, number> = { invite: 2, 'demo-code': 1, backup: 1, restore: 1, 'verify-backup': 1 }

switch (words.length === (TAKES[command ?? ''] ?? 0) ? command : undefined) {
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
  case 'backup':
    await runCommand((db, env) => backUp(db, env, words[0]!, new Date()))
    break
  case 'restore':
    await runCommand((db, env) =>
      restore(db, env, { file: words[0]!, replace: values.replace ?? false, now: new Date() }),
    )
    break
  case 'verify-backup':
    await runAlone(() => verifyBackup(words[0]!, new Date()))
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
  case 'audit':
    await runCommand(async db => {
      await migrateToLatest(db)
      return tellAudit(await verifyAudit(db))
    })
    break
  case 'invite':
    await runCommand(async (db, env) => {
      await migrateToLatest(db)
      return inviteOperator(db, env.BASE_URL, words as [string, string])
    })
    break
  case 'demo-code': {
    const code = demoCode(words[0] ?? '', new Date())
    if (code) process.stdout.write(`${code}\n`)
    else
      console.error('見本のログインではないか、確認コードが要りません / Not a sample log-in that is asked for a code')
    process.exit(code ? 0 : 1)
    break
  }
  default:
    console.error(usage)
    process.exit(1)
}
