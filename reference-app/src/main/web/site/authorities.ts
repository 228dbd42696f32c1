/** The authorities that have published anything, to choose from. */
import { computed, type ComputedRef } from 'vue';
import type { Schemas } from '../shared/api';
import { useReading } from './reading';

/** An authority as the reader knows it. */
export function nameOf(authority: Schemas['AuthorityRef']): string {
  return authority.name ?? authority.id;
}

/** The authorities as choices of a filter; none while they are not there. */
export function useAuthorities(): ComputedRef<readonly { value: string; word: string }[]> {
  const { data } = useReading<Schemas['Publishers']>(() => '/v1/authorities');
  return computed(() => (data.value?.authorities ?? []).map((one) => ({ value: one.id, word: nameOf(one) })));
}
