import '@vue-flow/core/dist/style.css';
import './style/index.css';

export { default as Workbench } from './Workbench.vue';
