/** Registers that many pages name things by; read once. */
import { ref } from 'vue';
import { get, type Schemas } from './client';

/** All authorities. */
export const authorities = ref<Schemas['Authorities']['authorities']>([]);

let asked: Promise<void> | undefined;

/** Reads the authorities, once; asked again if that failed. */
export function askAuthorities(): Promise<void> {
  asked ??= get<Schemas['Authorities']>('/authorities').then(
    (answer) => { authorities.value = answer.authorities; },
    () => { asked = undefined; },
  );
  return asked;
}

/** Says that the authorities may have changed; whoever needs them next reads them again. */
export function forgetAuthorities(): void {
  asked = undefined;
}

/** What an authority is called; its id while that is not known. */
export function authorityName(id: string): string {
  void askAuthorities();
  return authorities.value.find((authority) => authority.id === id)?.name ?? id;
}
