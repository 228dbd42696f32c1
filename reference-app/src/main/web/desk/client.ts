/**
 * What the desk asks the app. A refusal becomes a {@link Refusal} with all that the app said of it.
 *
 * A changing request carries an Idempotency-Key that stays the same until the app has answered for good: whoever presses
 * again after a broken line does not do the thing twice.
 */
import type { components } from '../shared/api.d';

export type Schemas = components['schemas'];

/** Why a request was refused, in the app's words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** What happened. */
    readonly title: string,
    /** Where, and with which value. */
    readonly detail = '',
    /** How to mend it. */
    readonly fix = '',
    /** The member of the request that is wrong. */
    readonly field = '',
  ) {
    super(title);
  }
}

/** Anything caught, as a refusal. */
export function refusal(caught: unknown): Refusal {
  return caught instanceof Refusal ? caught : new Refusal(0, '', String(caught));
}

type Query = Record<string, string | number | boolean | undefined>;

/** A path with the parameters that have a value. */
export function address(path: string, query: Query = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? path : `${path}?${text}`;
}

const ENTRANCE = '/v1/desk';

/** What happens when nobody is signed in; the router tells. */
let turnedAway: () => void = () => undefined;

/** Says what to do when the app answers that nobody is signed in. */
export function onTurnedAway(then: () => void): void {
  turnedAway = then;
}

async function answered(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(ENTRANCE + path, init);
  } catch {
    throw new Refusal(0, '', '连不上服务 / the app cannot be reached', '', '检查 ./run 是否仍在运行，然后再试一次 / see whether ./run is still running, then try again');
  }
  if (answer.ok) {
    return answer;
  }
  const said = (await answer.json().catch(() => ({}))) as Partial<Schemas['Problem']>;
  if (answer.status === 401 && path !== '/session') {
    turnedAway();
  }
  throw new Refusal(
    answer.status, said.code ?? '', said.title ?? `${String(answer.status)} ${answer.statusText}`, said.detail, said.fix, said.field,
  );
}

/** Reads. */
export async function get<T>(path: string, query: Query = {}): Promise<T> {
  const answer = await answered(address(path, query), { headers: { accept: 'application/json' } });
  return (await answer.json()) as T;
}

/** Keys of requests that were sent and not answered for good. */
const waiting = new Map<string, string>();

/** A key that nobody else has; `randomUUID` is missing on plain http and in old browsers. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The key of a request: a fresh one, or that of the same request while it waits for an answer. */
export function keyFor(request: string): string {
  const known = waiting.get(request) ?? freshKey();
  waiting.set(request, known);
  return known;
}

/** Whether an answer of this status is the last word; no answer and a fault of the server are not. */
export function settled(status: number): boolean {
  return status > 0 && status < 500;
}

/** Changes something. */
export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type = text === undefined ? undefined : 'application/json';
  return sendBytes<T>(method, path, text, type, `${method} ${path} ${text ?? ''}`);
}

/** Changes something with a file as the body. */
export async function sendBytes<T>(
  method: string, path: string, body: BodyInit | undefined, type: string | undefined, request: string,
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'Idempotency-Key': keyFor(request) };
  if (type !== undefined) {
    headers['content-type'] = type;
  }
  try {
    const answer = await answered(path, { method, headers, body: body ?? null });
    waiting.delete(request);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  } catch (caught) {
    if (settled(refusal(caught).status)) {
      waiting.delete(request);
    }
    throw caught;
  }
}

/** The address of something the browser fetches itself, as a download. */
export function download(path: string): string {
  return ENTRANCE + path;
}
