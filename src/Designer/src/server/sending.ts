import type { Definition } from '../model/definition';
import { say } from '../say';
import { api, Refusal } from './api';

/** One save: under the same operation id the server does it once and gives the same answer again. */
export interface Sent {
  operationId: string;
  revision: number;
  json: Definition;
}

/** What a browser still sends, in bytes, for a page that is being closed. */
const lastWords = 60_000;

/** The way of one person's saves to the server, beyond the end of a session: who signs in again in another tab goes on here. */
export class Sending {
  private ended = false;

  constructor(private readonly definition: string, private readonly person: string) {}

  async send(save: Sent): Promise<{ revision: number }> {
    if (!this.ended) {
      try {
        return await this.put(save);
      } catch (refusal) {
        if (!isOver(refusal)) throw refusal;
        this.ended = true;
      }
    }
    try {
      await this.renew();
      return await this.put(save);
    } catch (refusal) {
      throw refusal instanceof Refusal && refusal.status === 401 ? new Refusal(401, { problem: ended() }) : refusal;
    }
  }

  private put(save: Sent): Promise<{ revision: number }> {
    return api.save(this.definition, save, new Blob([JSON.stringify(save)]).size < lastWords ? { keepalive: true } : {});
  }

  private async renew(): Promise<void> {
    const { csrf, me } = await api.session();
    // Nobody's edits go up under another name.
    if (me.id !== this.person) throw new Refusal(403, { problem: somebodyElse(me.name) });
    document.querySelector('meta[name=csrf]')?.setAttribute('content', csrf);
    this.ended = false;
  }
}

/** No session any more, or one that was renewed elsewhere and knows this page's token no longer. */
const isOver = (refusal: unknown): boolean => refusal instanceof Refusal && (refusal.status === 401 || refusal.body['csrf'] === false);

const ended = (): string => say('Phiên đăng nhập đã hết. Đăng nhập lại ở thẻ khác, rồi quay lại đây.', 'Your session has ended. Sign in again in another tab, then come back.');

const somebodyElse = (name: string): string =>
  say(`Trình duyệt này đang đăng nhập là ${name}. Đăng nhập lại bằng tài khoản của bạn ở thẻ khác, rồi quay lại đây.`, `This browser is signed in as ${name}. Sign in as yourself in another tab, then come back.`);
