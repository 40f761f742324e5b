import { defineConfig } from 'vite';

export default defineConfig({
  // Scripts, styles and workers find each other relative to themselves; the server completes the links in index.html.
  base: './',
  build: {
    target: 'es2022',
    // Nothing is inlined into the page beyond what the libraries ship inline, so that a strict policy can hold.
    assetsInlineLimit: 0,
    // Monaco, the editor, is one large part and is loaded after the page.
    chunkSizeWarningLimit: 4096,
    // The 'use client' of React libraries means nothing to a page without server components.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
    license: { fileName: 'licenses.md' },
  },
  worker: { format: 'es' },
  server: {
    // `npm run dev` shows the page of this folder and asks a gateway started with `dotnet run`.
    proxy: {
      '/graphql': {
        target: 'http://localhost:5080',
        ws: true,
        bypass: request => (request.headers.accept?.includes('text/html') ? '/index.html' : undefined),
      },
    },
  },
});
