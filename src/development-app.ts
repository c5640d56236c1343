import { type App, openApp } from './app.ts';
import { readEnv } from './env.ts';

let app: Promise<App> | undefined;

/** The app for `npm run dev`, where Astro's own server asks instead of our front door. */
export function developmentApp(): Promise<App> {
  app ??= openApp(readEnv(process.env));
  return app;
}
