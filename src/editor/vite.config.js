import { readFileSync } from 'node:fs';
import vue from '@vitejs/plugin-vue';
import license from 'rollup-plugin-license';
import { defineConfig } from 'vite';
import { fingerprint } from './source.js';

const web = '../tagwire/interfaces/editor/web';

/** What stands beside the bundle: the font's licence, and which source it was built from. */
const beside = {
  name: 'beside',
  generateBundle() {
    const license = readFileSync('node_modules/@fontsource-variable/inter/LICENSE', 'utf8');
    this.emitFile({ type: 'asset', fileName: 'INTER-LICENSE.txt', source: license });
    this.emitFile({ type: 'asset', fileName: 'SOURCE.txt', source: `${fingerprint(import.meta.dirname)}\n` });
  },
};

// index.js, what the first paint waits for; the parts of src/later.js, fetched behind it (their names stay: the folder's
// address changes with every build and installation); one style sheet. Vue is NiceGUI's, by the page's import map.
export default defineConfig({
  plugins: [vue(), license({ thirdParty: { output: { file: `${web}/LICENSES.txt` } } }), beside],
  define: { 'process.env.NODE_ENV': '"production"', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: web,
    emptyOutDir: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    lib: { entry: 'src/index.js', formats: ['es'], fileName: () => 'index.js', cssFileName: 'style' },
    rolldownOptions: {
      external: ['vue'],
      preserveEntrySignatures: 'allow-extension', // what the parts share stays in index.js
      output: { minify: true, minifyInternalExports: false, chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
  test: { environment: 'happy-dom', include: ['test/**/*.test.js'] },
});
