// The peer the editor's canvas is measured against: Vue Flow with its defaults, the same nodes.
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({ root: import.meta.dirname, base: './', plugins: [vue()], build: { emptyOutDir: true } });
