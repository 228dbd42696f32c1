/** Starts the worker of the offline file, which carries it inside. */
import InlineWorker from './worker?worker&inline';

/** Whether the page runs from one file without a server. */
export const OFFLINE = true;

export function startWorker(): Worker {
  return new InlineWorker();
}
