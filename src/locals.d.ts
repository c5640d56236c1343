declare namespace App {
  interface Locals {
    app: import('./app.ts').App;
    lang: import('./base/lang.ts').Lang;
    /** The path as asked, without the language: `/san-pham/x`. */
    barePath: string;
    /** Printed in the log line and on the page when something goes wrong. */
    requestId?: string;
    /** The path and query that were asked for, where `Astro.url` shows `/404`. */
    askedFor?: string;
  }
}
