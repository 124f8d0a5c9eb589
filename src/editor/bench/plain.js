import { createApp } from 'vue';
import PlainFlow from './PlainFlow.vue';

createApp(PlainFlow).mount('#app');
