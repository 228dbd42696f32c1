/** Times, numbers and ratios as the desk writes them. */
import { language } from '../shared/text';

/** English has no one order of day and month; the Swedish way of writing is that of ISO 8601, as days are written everywhere else. */
function locale(): string {
  return language.value === 'zh' ? 'zh-CN' : 'sv-SE';
}

/** Day and time of the office, wherever the reader is. */
export function time(instant: string | undefined): string {
  return instant === undefined
    ? ''
    : new Intl.DateTimeFormat(locale(), {
        timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false,
      }).format(new Date(instant));
}

/** The same with seconds, where order matters. */
export function precise(instant: string | undefined): string {
  return instant === undefined
    ? ''
    : new Intl.DateTimeFormat(locale(), {
        timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false,
      }).format(new Date(instant));
}

/** The day of the office at an instant, as `2024-03-30`. */
export function dayOf(instant: string): string {
  return new Date(new Date(instant).getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/** A count with separators. */
export function count(number: number): string {
  return number.toLocaleString('en');
}

/** Parts per million as a percentage, exactly. */
export function percent(ppm: number | undefined): string {
  return ppm === undefined ? '' : `${String(ppm / 10000)}%`;
}

/** A percentage as parts per million; undefined if it is none. */
export function ppmOf(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?%?$/.exec(text.trim());
  if (match === null) {
    return undefined;
  }
  const ppm = Number(match[1]) * 10000 + Number((match[2] ?? '').padEnd(4, '0'));
  return ppm <= 1_000_000 ? ppm : undefined;
}

/** A unified social credit code in groups that an eye can follow; anything else as it is. */
export function grouped(code: string): string {
  return /^[0-9A-Z]{18}$/.test(code) ? code.replace(/(.{4})(?=.)/g, '$1 ') : code;
}
