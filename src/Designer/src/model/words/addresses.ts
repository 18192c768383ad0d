import type { DesignerContext } from '../definition';
import type { Expression } from '../tree/inputs';
import type { Language } from './outcomeWords';

const inputs: Record<string, { vi: string; en: string }> = {
  Unit: { vi: 'Đơn vị thực hiện', en: 'The unit itself' },
  Lead: { vi: 'Cơ quan chủ trì', en: 'The lead body' },
  CurrentUnit: { vi: 'Từng đơn vị', en: 'Each unit' },
  CurrentValue: { vi: 'Từng đơn vị', en: 'Each unit' },
};

/** Who an address means, in words. */
export function addressWords(address: string, context: DesignerContext | null, language: Language): string {
  const [, kind = '', rest = ''] = /^(unit|role|person):(.*)$/.exec(address) ?? [];
  if (kind === 'person') return context?.people.find((person) => person.id === rest)?.name ?? rest;
  const [code = '', post] = rest.split('/');
  const unit = context?.units.find((one) => one.code === code)?.name ?? unitInput(code, language) ?? code;
  if (kind !== 'role') return unit || address;
  const head = language === 'vi' ? 'Lãnh đạo' : 'Head of';
  const officer = language === 'vi' ? 'Cán bộ' : 'Officer of';
  return `${post === 'Officer' ? officer : head} ${unit}`;
}

/** Who an expression names; the common patterns of ours in words, any other as a formula. */
export function whoWords(expression: Expression | undefined, context: DesignerContext | null, language: Language): string {
  const text = typeof expression?.value === 'string' ? expression.value.trim() : '';
  if (!expression || text === '') return '';
  if (expression.type === 'Literal' || expression.type === 'Object') {
    if (!text.startsWith('[')) return addressWords(text, context, language);
    try {
      const list = (JSON.parse(text) as unknown[]).filter((one): one is string => typeof one === 'string');
      return list.map((one) => addressWords(one, context, language)).join(', ');
    } catch {
      return '';
    }
  }
  const pattern = fromLiquid(text) ?? fromScript(text);
  return pattern ? addressWords(pattern, context, language) : language === 'vi' ? 'theo công thức' : 'by a formula';
}

/** `unit:{{ Input.Unit }}` is `unit:$Unit`. */
function fromLiquid(text: string): string | undefined {
  const put = text.replace(/\{\{\s*(?:Input|Variables)\.(\w+)\s*\}\}/g, '$$$1');
  return /^(unit|role):[$\w-]+(\/\w+)?$/.test(put) ? put : undefined;
}

/** `['role:' + getUnit() + '/Head']` is `role:$Unit/Head`. */
function fromScript(text: string): string | undefined {
  const found = /^\[?\s*['"](unit|role):['"]\s*\+\s*get(\w+)\(\)\s*(?:\+\s*['"](\/\w+)['"])?\s*\]?$/.exec(text);
  return found ? `${found[1]}:$${found[2]}${found[3] ?? ''}` : undefined;
}

const unitInput = (code: string, language: Language): string | undefined =>
  code.startsWith('$') ? (inputs[code.slice(1)]?.[language] ?? code.slice(1)) : undefined;
