import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// One script and one style sheet under fixed names: the Portal's pages name them, and its strict content policy lets nothing else in.
export default defineConfig({
  plugins: [react()],
  base: '/designer/',
  build: {
    outDir: '../Portal/wwwroot/designer',
    emptyOutDir: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: 'src/main.tsx',
      output: {
        entryFileNames: 'designer.js',
        chunkFileNames: 'part-[name]-[hash].js',
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith('.css')) ? 'designer.css' : '[name]-[hash][extname]'),
      },
    },
  },
});
