import { defineConfig } from '@playwright/test'

// The production build, its own server, one browser. CHROME_PATH names the browser; tests/run.mjs finds or installs one.
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/start.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    // Draws WebGL without a graphics card, and asks nobody but the portal.
    launchOptions: {
      executablePath: process.env.CHROME_PATH || undefined,
      args: [
        '--disable-quic',
        '--disable-background-networking',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
})
