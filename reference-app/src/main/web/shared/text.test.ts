import { describe, expect, it } from 'vitest';
import { language, speak, words } from './text';

describe('words', () => {
  it('follow the language, which the document says too', () => {
    const text = words('核验', 'verify');
    speak('en');
    expect(text.value).toBe('verify');
    expect(document.documentElement.lang).toBe('en');
    speak('zh');
    expect(text.value).toBe('核验');
    expect(language.value).toBe('zh');
    expect(document.documentElement.lang).toBe('zh-CN');
  });
});
