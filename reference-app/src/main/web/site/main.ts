import { createApp } from 'vue';
import '../shared/tokens.css';
import './site.css';
import './tables.css';
import './print.css';
import App from './App.vue';
import { follow } from './address';
import { isPage } from './pages';

follow(isPage);
createApp(App).mount('#app');
