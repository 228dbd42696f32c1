import { createApp } from 'vue';
import '../shared/tokens.css';
import './verify.css';
import App from './App.vue';

createApp(App).mount('#app');
