/** What the pages ask the app, in the types of openapi.yaml. */
import type { components } from './api.d';

export type Overview = components['schemas']['Overview'];

/** The published draws, newest first, cut into pages. */
export type Draws = components['schemas']['DrawPage'];

/** What the app said of a request it refused, or of one that did not reach it. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
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
  const body: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const said = body as Partial<Record<'code' | 'title' | 'detail', string>>;
    throw new Problem(said.code ?? '', said.title ?? `${String(answer.status)} ${answer.statusText}`);
  }
  return body as T;
}
