/**
 * The address shown, and how the pages move: ordinary links with real addresses, followed without loading the app anew.
 *
 * A page keeps its filters in the query, so that an address can be shared and "back" leads to what was seen.
 */
import { nextTick, shallowRef } from 'vue';

/** An address of this site. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

const RESTORE_FRAMES = 90;

function here(): Address {
  return { path: location.pathname.replace(/(.)\/$/, '$1'), query: new URLSearchParams(location.search) };
}

/** Where the reader is. */
export const address = shallowRef<Address>(here());

/** The present path with other parameters; one that is empty is left out, and a filter begins at the first page again. */
export function asking(changes: Record<string, string>): string {
  const query = new URLSearchParams(address.value.query);
  query.delete('after');
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return address.value.path + (text === '' ? '' : `?${text}`);
}

function rememberScroll(): void {
  history.replaceState({ y: window.scrollY }, '');
}

/** How another address is shown: as a new page, as a new page in place of this one, or as this page asked otherwise. */
export type Manner = 'new' | 'instead' | 'here';

/** Shows another address. "Back" returns from it, unless it took the place of the present one. */
export async function go(to: string, manner: Manner = 'new'): Promise<void> {
  if (manner === 'instead') {
    history.replaceState({ y: 0 }, '', to);
  } else {
    rememberScroll();
    history.pushState({ y: 0 }, '', to);
  }
  address.value = here();
  await nextTick();
  if (manner !== 'here') {
    window.scrollTo(0, 0);
    // Whoever does not see the page hears where it is now.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}

/** Goes back to where the reader had scrolled to, as soon as the page is long enough again. */
function restore(y: number): void {
  let frames = 0;
  const attempt = (): void => {
    window.scrollTo(0, y);
    frames += 1;
    if (Math.abs(window.scrollY - y) > 1 && frames < RESTORE_FRAMES) {
      requestAnimationFrame(attempt);
    }
  };
  requestAnimationFrame(attempt);
}

/** Follows links to our own pages and the browser's "back" from now on. */
export function follow(ours: (path: string) => boolean): void {
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', (event) => {
    address.value = here();
    restore((event.state as { y?: number } | null)?.y ?? 0);
  });
  window.addEventListener('pagehide', rememberScroll);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented || link.target !== '' || link.hasAttribute('download')) {
      return;
    }
    const to = new URL(link.href, location.href);
    // A jump inside the page is the browser's own business.
    if (to.origin !== location.origin || to.hash !== '' || !ours(to.pathname)) {
      return;
    }
    event.preventDefault();
    void go(to.pathname + to.search);
  });
}
