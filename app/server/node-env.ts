// First import of the entry point: React and Express choose their build when they are loaded.
process.env.NODE_ENV ??= process.argv.includes('--dev') ? 'development' : 'production'
