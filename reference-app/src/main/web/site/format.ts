/** How numbers, times and codes are written. */
const ZONE = 'Asia/Shanghai';

const TIME = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function pieces(instant: string): Record<string, string> {
  return Object.fromEntries(TIME.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** A moment in the office's time, as 2024-03-25 09:00, wherever the reader is. */
export function time(instant: string): string {
  const { year, month, day, hour, minute } = pieces(instant);
  return `${String(year)}-${String(month)}-${String(day)} ${String(hour)}:${String(minute)}`;
}

/** The office's day of a moment. */
export function dayOf(instant: string): string {
  return time(instant).slice(0, 10);
}

/** A count, with commas. */
export function number(count: number): string {
  return count.toLocaleString('en');
}

/** A code in groups that the eye can follow: credit codes by four, hashes by eight, others whole. */
export function groups(code: string): readonly string[] {
  const size = /^[0-9a-f]{32,}$/.test(code) ? 8 : /^[0-9A-Z]{18}$/.test(code) ? 4 : code.length;
  return size === 0 ? [] : (code.match(new RegExp(`.{1,${String(size)}}`, 'g')) ?? []);
}

/** Bytes in hexadecimal as the text they are, where all are signs that can be read: digits of dice, numbers of a lottery. */
export function readable(hex: string): string {
  const bytes = (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...bytes) : hex;
}

/** The side of a text "中文 / English" that a reader of a language wants. */
export function side(text: string, language: 'zh' | 'en'): string {
  const at = text.indexOf(' / ');
  return at < 0 ? text : language === 'zh' ? text.slice(0, at) : text.slice(at + 3);
}
