declare namespace App {
  interface Locals {
    app: import('./app.ts').App;
    lang: import('./base/lang.ts').Lang;
    /** The path as asked, without the language: `/san-pham/x`. */
    barePath: string;
  }
}
