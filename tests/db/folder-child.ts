import { placeCluster } from '../../db/pglite/cluster.ts'
import { claim } from '../../db/place.ts'

// What another process does with a data folder; says "held" when it has it, "placed" when the cluster stands.
const [folder = '', cluster] = process.argv.slice(2)
try {
  claim({ DATA_DIR: folder })
  console.log('held')
  if (cluster) await placeCluster(cluster).then(() => console.log('placed'))
  setInterval(() => {}, 1000)
} catch (error) {
  console.log((error as Error).name)
  process.exit(1)
}
