declare const __BUILD__: { version: string; builtOn: string } | undefined

/** Version and day of this build, as vite.config.ts writes them in; absent where the sources run unbuilt. */
export const build = typeof __BUILD__ === 'undefined' ? null : __BUILD__
