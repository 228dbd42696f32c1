import { createApp } from 'vue';
import '../shared/tokens.css';
import './frame.css';
import './text.css';
import './lists.css';
import './draw.css';
import './narrow.css';
import './tables.css';
import './print.css';
import App from './App.vue';
import { follow } from './address';
import { isPage } from './pages';

follow(isPage);
createApp(App).mount('#app');
