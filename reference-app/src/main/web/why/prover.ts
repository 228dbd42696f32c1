/** The worker that checks a proof for one subject, so that the page never stands still and needs no byte of it before. */
import { checkProof } from './proof';

addEventListener('message', (event: MessageEvent<Uint8Array>) => postMessage(checkProof(event.data)));
