import { useEffect, useState } from 'react';
import type { Say } from '../words';

/** An answer of the Portal, or why there is none. */
export type Answer<T> = { ok: T } | { problem: string; offline?: boolean };

/** Asks the Portal; a lost connection and a refusal come back as words, never as an exception, except when called off. */
export async function ask<T>(address: string, body: unknown, signal: AbortSignal, t: Say): Promise<Answer<T>> {
  try {
    const token = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '';
    const answer = await fetch(address, {
      method: 'POST', signal, credentials: 'same-origin', body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
    });
    const read = (await answer.json().catch(() => null)) as (T & { problem?: unknown }) | null;
    if (answer.ok && read !== null) return { ok: read };
    return { problem: typeof read?.problem === 'string' ? read.problem : t('Hệ thống chưa trả lời được. Nội dung bạn nhập vẫn còn.') };
  } catch (error) {
    if (signal.aborted) throw error;
    return { problem: t('Mất kết nối, chưa kiểm tra được. Nội dung bạn nhập vẫn còn.'), offline: true };
  }
}

/**
 * The answer to what is typed, asked once the typing pauses. An answer to an older question is dropped; meanwhile the last
 * one stays, marked as waiting. Back on the net it asks again.
 */
export function useAnswer<T>(address: string, body: unknown, t: Say, pause = 250): { answer: Answer<T> | null; waiting: boolean } {
  const question = body === null ? null : JSON.stringify(body);
  const [got, setGot] = useState<{ question: string; answer: Answer<T> } | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    const back = () => setAgain((count) => count + 1);
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
  useEffect(() => {
    if (question === null) return;
    const call = new AbortController();
    const timer = setTimeout(() => {
      ask<T>(address, JSON.parse(question), call.signal, t).then((answer) => setGot({ question, answer }), () => undefined);
    }, pause);
    return () => {
      clearTimeout(timer);
      call.abort();
    };
  }, [address, question, t, pause, again]);
  return question === null ? { answer: null, waiting: false } : { answer: got?.answer ?? null, waiting: got?.question !== question };
}
