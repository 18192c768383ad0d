import type { Bilingual } from './model/definition';
import type { Language } from './model/words/outcomeWords';

/** The language of the page; the whole page is loaded anew when it changes. */
export const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'vi';

export const say = (vi: string, en: string): string => (language === 'en' ? en : vi);

export const pick = (words: Bilingual): string => words[language] || words.vi || words.en;

/** "1 lỗi, 2 cảnh báo"; English needs its plural. */
export const count = (n: number, vi: string, one: string, many: string): string => `${n} ${language === 'en' ? (n === 1 ? one : many) : vi}`;

export const time = (iso: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(iso));

/** The time on the reader's own clock. */
export const clock = (at: Date): string => `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;

export const date = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(iso));

export const moment = (iso: string): string => `${time(iso)} ${date(iso)}`;
