/** The worker that verifies, so that the page never stands still. */
import type { Ask } from './messages';
import { Session } from './session';

const session = new Session((answer) => postMessage(answer));
addEventListener('message', (event: MessageEvent<Ask>) => session.take(event.data));
