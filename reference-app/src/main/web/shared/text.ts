/**
 * Words of the pages in Chinese and English.
 *
 * Every page keeps its words in two objects of one type, so a missing translation does not compile.
 */
import { computed, ref, type ComputedRef } from 'vue';

/** The languages there are. */
export type Language = 'zh' | 'en';

const KEY = 'language';

function stored(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    // A browser may refuse storage; the page then begins in Chinese each time.
    return 'zh';
  }
}

/** The language shown now, the same for all of a page. */
export const language = ref<Language>(stored());

/** Shows a language from now on and remembers it. */
export function speak(to: Language): void {
  language.value = to;
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Then it is forgotten when the page closes.
  }
}

/** The words of the language shown now. */
export function words<T>(zh: T, en: T): ComputedRef<T> {
  return computed(() => (language.value === 'zh' ? zh : en));
}

/** A word that stands in one place only, in the language shown now. Used in templates, it changes with the language. */
export function say(zh: string, en: string): string {
  return language.value === 'zh' ? zh : en;
}
