// First import of an entry point. React and Express choose their build when they are loaded.
process.env.NODE_ENV ??= process.argv.includes('--dev') ? 'development' : 'production'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 以上が必要です（今は ${process.version}） / Node 20.19 or newer is needed`)
  process.exit(1)
}
