/** What the pages ask the app, in the types of openapi.yaml. */
import type { components } from './api.d';

/** The schemas of the API. */
export type Schemas = components['schemas'];

/** What the app said of a request it refused, or of one that did not reach it. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail = '',
    readonly fix = '',
  ) {
    super(message);
  }

  /** Whether there is nothing at that address. */
  get missing(): boolean {
    return this.code === 'DR-0906';
  }
}

/** Reads a JSON answer; a refusal becomes a {@link Problem}. */
export async function read<T>(path: string): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, { headers: { accept: 'application/json' } });
  } catch {
    throw new Problem('', '连不上服务 / the app cannot be reached');
  }
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok || body === undefined) {
    const said = (body ?? {}) as Partial<Record<'code' | 'title' | 'detail' | 'fix', string>>;
    throw new Problem(
      said.code ?? '',
      said.title ?? `${String(answer.status)} ${answer.statusText}`,
      said.detail,
      said.fix,
    );
  }
  return body as T;
}
