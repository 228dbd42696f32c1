/** Starts the worker of the served page. */

/** Whether the page runs from one file without a server. */
export const OFFLINE = false;

export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
