import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// One ES module and one style sheet; Vue itself is NiceGUI's, found through the page's import map.
export default defineConfig({
  plugins: [vue()],
  define: { 'process.env.NODE_ENV': '"production"', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: '../tagwire/interfaces/editor/web',
    emptyOutDir: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    lib: { entry: 'src/index.js', formats: ['es'], fileName: () => 'index.js', cssFileName: 'style' },
    rolldownOptions: {
      external: ['vue'],
      output: { minify: true, codeSplitting: false, assetFileNames: '[name][extname]' },
    },
  },
  test: { environment: 'happy-dom', include: ['test/**/*.test.js'] },
});
