import './runtime.ts'
import { preparedCluster } from '../../db/pglite/cluster.ts'
import { ensureBuild } from './build.ts'
import { startLine } from './start-errors.ts'
import { say } from './terminal.ts'

// `npm run build`: everything that a start would otherwise make first, for images and deployments.
try {
  await Promise.all([ensureBuild(say), preparedCluster()])
} catch (error) {
  console.error(startLine(error) ?? error)
  process.exit(1)
}
