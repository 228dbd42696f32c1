/** Has a proof checked by a worker of its own. */
import type { ProofReport } from './proof';

/** Checks a proof; rejects only if the worker cannot be started or breaks down. */
export function askProver(proof: Uint8Array): Promise<ProofReport> {
  const worker = new Worker(new URL('./prover.ts', import.meta.url), { type: 'module' });
  return new Promise<ProofReport>((done, fail) => {
    worker.addEventListener('message', (event: MessageEvent<ProofReport>) => done(event.data));
    worker.addEventListener('error', (event) => fail(new Error(event.message)));
    worker.postMessage(proof);
  }).finally(() => worker.terminate());
}
