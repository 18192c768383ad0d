/** Elsa 3 JSON as it travels. Whatever a definition holds beside what is named here is kept untouched. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Definition extends JsonObject {
  root: Activity;
}

/** An activity; inputs and outputs stand beside `id` and `type`, each in Elsa's wrapper. */
export interface Activity extends JsonObject {
  id: string;
  type: string;
}

export type ExpressionType = 'Literal' | 'Object' | 'JavaScript' | 'Liquid' | 'Variable' | 'Input';

export interface Bilingual {
  vi: string;
  en: string;
}

/** What a panel is given: one activity as JSON, and how to say that it has changed. A panel keeps no copy of its own. */
export interface PanelProps {
  activity: Activity;
  /** The whole definition, for names of other steps, variables and inputs. */
  definition: Definition;
  context: DesignerContext;
  readOnly: boolean;
  /**
   * The activity as it is now. Called on every keystroke, so that nothing pending can be left out; changes with the same
   * `gesture` within a second become one step of undo.
   */
  onChange(next: Activity, gesture: string): void;
  /** Changes of the definition itself (a variable that is declared from within a panel), in the same step of undo. */
  onDefinitionChange(next: Definition, gesture: string): void;
}

export interface OrgUnit {
  code: string;
  name: string;
  kind: string;
}

export interface Person {
  id: string;
  name: string;
  posts: string[];
}

export interface Choice {
  value: string;
  label: string;
}

/** What the Portal knows and a designer chooses from (`GET /api/designer/context`). */
export interface DesignerContext {
  language: 'vi' | 'en';
  /** yyyy-MM-dd, the service's day. */
  today: string;
  units: OrgUnit[];
  people: Person[];
  roles: Choice[];
  policies: { name: string; label: string; words: string }[];
  definitions: { id: string; name: string }[];
  criteria: { set: string; code: string; name: string }[];
  templates: { name: string; label: string }[];
  inputs: { name: string; typeName: string; label: string }[];
}
