import node from '@astrojs/node';
import react from '@astrojs/react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  // The front door keeps and compresses whole pages: streaming them to it would only cost.
  adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
  integrations: [react()],
  trailingSlash: 'ignore',
  compressHTML: true,
  build: { inlineStylesheets: 'never', format: 'directory' },
  devToolbar: { enabled: false },
  session: false,
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  // The content security policy is the front door's (src/http/security-headers.ts): no page has anything inline.
  security: { checkOrigin: true },
  vite: {
    plugins: [tailwindcss()],
    build: { assetsInlineLimit: 0 },
  },
});
