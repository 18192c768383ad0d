import type { Bilingual, Definition, DesignerContext, JsonObject } from '../model/definition';

export interface Named {
  id: string;
  name: string;
}

export interface Draft {
  definitionId: string;
  name: string;
  revision: number;
  basedOn: number | null;
  /** A draft is open; else the published version is what one begins from. */
  isOpen: boolean;
  json: Definition;
  savedAt: string;
  savedBy: Named | null;
  published: { version: number; at: string; runningInstances: number } | null;
  retired: boolean;
  secondPerson: boolean;
  waitingRequest: { id: string; by: Named; at: string } | null;
  me: Named;
  may: { edit: boolean; publish: boolean };
}

export interface Conflict {
  problem: string;
  revision: number;
  json: Definition;
  savedAt: string;
  savedBy: Named | null;
}

export interface FindingStep {
  kind: string;
  activity: string | null;
  outcome: string | null;
  standing: string[];
  words: Bilingual;
}

export interface Finding {
  key: string;
  rule: string;
  /** Which outcome or which field of the step is meant, where that tells two findings apart. */
  detail: string | null;
  severity: 'error' | 'warning' | 'note';
  activities: string[];
  message: Bilingual;
  steps: FindingStep[];
}

export interface Checked {
  findings: Finding[];
  elapsedMs: number;
  undecided: boolean;
}

export interface Trail {
  instanceId: string;
  definitionId: string;
  version: number;
  json: Definition;
  status: string;
  path: { activity: string; at: string | null; by: string | null; outcome: string | null }[];
  standing: { activity: string; since: string; who: string | null; due: string | null; task: string | null }[];
  incidents: { id: string; activity: string; message: string; openedAt: string; mayHandle: boolean }[];
  variables: { name: string; value: string }[] | null;
}

export interface Comparison {
  left: Definition;
  right: Definition;
  activities: { added: string[]; removed: string[]; changed: { id: string; fields: { path: string; from: unknown; to: unknown }[] }[]; moved: string[] };
  connections: { added: LinkEnds[]; removed: LinkEnds[] };
  settings: { path: string; from: unknown; to: unknown }[];
}

export interface LinkEnds {
  source: string;
  outcome: string;
  target: string;
}

/** An answer that is no success; `lost` when there was none that decides anything: the same may be asked again a little later. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly body: JsonObject) {
    super(typeof body['problem'] === 'string' ? body['problem'] : '');
  }

  get lost(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

const token = (): string => document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content ?? '';

export async function call<T>(method: string, path: string, body?: unknown, more: RequestInit = {}): Promise<T> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(path, {
      method,
      headers: { Accept: 'application/json', RequestVerificationToken: token(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...more,
    });
    text = await answer.text();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refusal(0, {});
  }
  let value: unknown = {};
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    // A page where data should be: the sign-in page of a session that ended, or a proxy's.
    throw new Refusal(answer.ok ? 401 : answer.status, {});
  }
  if (!answer.ok) throw new Refusal(answer.status, value as JsonObject);
  return value as T;
}

const at = (id: string, rest: string) => `/api/definitions/${encodeURIComponent(id)}/${rest}`;

export const api = {
  session: () => call<{ csrf: string; me: Named }>('GET', '/api/session'),
  draft: (id: string) => call<Draft>('GET', at(id, 'draft')),
  save: (id: string, body: { json: Definition; revision: number; operationId: string }, more?: RequestInit) => call<{ revision: number; savedAt: string }>('PUT', at(id, 'draft'), body, more),
  presence: (id: string, revision: number) => call<{ others: Named[]; revision: number; savedAt: string; savedBy: Named | null }>('POST', at(id, 'presence'), { revision }),
  check: (id: string, json: Definition, signal: AbortSignal) => call<Checked>('POST', '/api/definitions/check', { definitionId: id, json }, { signal }),
  publish: (id: string, body: { revision: number; json: Definition; reason: string; warningReasons: Record<string, string>; operationId: string }) =>
    call<{ version?: number; request?: unknown; revision?: number }>('POST', at(id, 'publish'), body),
  compare: (id: string, from: string, to: string) => call<Comparison>('GET', at(id, `compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`)),
  context: () => call<DesignerContext>('GET', '/api/designer/context'),
  trail: (id: string) => call<Trail>('GET', `/api/instances/${encodeURIComponent(id)}/trail`),
};
