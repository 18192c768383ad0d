import type { Activity, Bilingual, Definition, DesignerContext, Json } from '../model/definition';
import { textAt } from '../model/tree/json';
import { outcomeWords } from '../model/words/outcomeWords';
import { readDeadline } from './deadline/deadline';
import { deadlineSentence } from './deadline/dueWords';
import { referenceName } from './fields/value';
import { formFieldsOf, readForm } from './forms/form';
import { readWho, readWhos, type Who } from './people/address';
import { placeLabel, whoLabel } from './people/choices';
import { readUnits } from './people/units';
import { resultOf, variablesOf } from './reading/change';
import { isObject, readInput, textOf, textsOf } from './reading/inputs';
import { findStep, stepName } from './reading/steps';
import { readReminders } from './reminders/policy';
import { sayIn } from './words';

const words: Record<string, string> = {
  'metadata displayText': 'Tên bước, tiếng Việt', 'metadata description': 'Tên bước, tiếng Anh', title: 'Tiêu đề việc', instructions: 'Hướng dẫn', assignee: 'Người thực hiện', cooperating: 'Phối hợp',
  approvers: 'Người duyệt', recipients: 'Người nhận', quorum: 'Cần bao nhiêu người đồng ý', reviews: 'Duyệt kết quả của', returnTo: 'Trả lại về bước', due: 'Hạn của bước này', deadline: 'Hạn', reminders: 'Nhắc',
  form: 'Các ô của biểu mẫu', evidenceRequired: 'Số tệp minh chứng cần có', deliverable: 'Sản phẩm', legalBasis: 'Căn cứ pháp lý', outcomes: 'Kết quả', 'metadata outcomes': 'Kết quả',
  condition: 'Điều kiện', cases: 'Các trường hợp', mode: 'Chờ thế nào', units: 'Cho từng đơn vị', unit: 'Ghi cho đơn vị', criteriaSet: 'Bộ tiêu chí', code: 'Mã chỉ tiêu', workflowDefinitionId: 'Quy trình con',
  template: 'Mẫu thư', data: 'Nội dung thư', value: 'Giá trị', result: 'Ghi kết quả vào biến',
};

const drawn: Record<string, Bilingual> = {
  'metadata designer': { vi: 'Vị trí', en: 'Position' }, branches: { vi: 'Các nhánh', en: 'Branches' },
  ...Object.fromEntries(['activities', 'connections', 'body', 'then', 'else', 'default'].map((slot) => [slot, { vi: 'Các bước bên trong', en: 'The steps inside' }])),
};

const changed: Bilingual = { vi: 'sửa', en: 'changed' };
const another: Bilingual = { vi: 'bước khác', en: 'another step' };
const either: Record<string, Bilingual> = { true: { vi: 'Có', en: 'Yes' }, false: { vi: 'Không', en: 'No' } };

/** What a field of a step is called on its panel. */
export function fieldWords(field: string, language: 'vi' | 'en'): string {
  const t = sayIn(language);
  return drawn[field]?.[language] ?? t(words[field] ?? 'Chuyên gia');
}

/** What a field of a step says, on one line, as people read it; empty where it says nothing, and only that it changed where nobody could read it. */
export function fieldText(activity: Activity, field: string, context: DesignerContext | null, language: 'vi' | 'en', definition?: Definition): string {
  const t = sayIn(language);
  const step = (id: string) => {
    const found = definition && findStep(definition, id);
    return found ? stepName(found, language) : another[language];
  };
  const list = (said: readonly string[] | null | undefined) => (said ? said.join('; ') : t('theo công thức'));
  const outcomes = (codes: readonly string[]) => codes.map((code) => outcomeWords(activity, code, language)).join('; ');
  const who = (one: Who) => (context && (one.kind !== 'person' || context.people.some((person) => person.id === one.id)) ? whoLabel(one, context, t) : changed[language]);
  const raw = (value: Json | undefined): string => {
    if (value === undefined || value === null) return '';
    if (typeof value === 'object') return changed[language];
    return typeof value === 'string' ? (definition && findStep(definition, value) ? step(value) : value) : (either[String(value)]?.[language] ?? String(value));
  };
  const input = readInput(activity, field);
  const name = field.replace(/^metadata /, '');
  if (name !== field) {
    const held = isObject(activity.metadata) ? activity.metadata[name] : undefined;
    return name === 'outcomes' && isObject(held) ? outcomes(Object.keys(held)) : (textAt(activity, 'metadata', name) ?? raw(held));
  }
  switch (field) {
    case 'assignee': { const one = readWho(input); return one ? who(one) : one === undefined ? t('theo công thức') : ''; }
    case 'approvers': case 'recipients': case 'cooperating': return list(readWhos(input)?.map(who));
    case 'units': return context ? list(readUnits(input)?.map((place) => placeLabel(place, context, t))) : raw({});
    case 'unit': {
      const getter = /^get(\w+)\(\)$/.exec(textOf(input))?.[1];
      return input && context ? placeLabel(getter ? { by: 'input', name: getter } : { by: 'code', code: textOf(input) }, context, t) : raw(activity[field]);
    }
    case 'due': case 'deadline': { const rule = readDeadline(input); return rule ? deadlineSentence(rule, t, step) : rule === undefined ? t('hạn theo công thức') : ''; }
    case 'reviews': case 'returnTo': return list(textsOf(input)?.map(step));
    case 'quorum': return input === null ? t('tất cả') : input.type === 'Literal' ? `${t('ít nhất')} ${textOf(input)}` : t('theo công thức');
    case 'outcomes': case 'branches': { const codes = textsOf(input); return codes ? outcomes(codes) : changed[language]; }
    case 'cases': return Array.isArray(activity[field]) ? outcomes(activity[field].map((one) => textAt(one, 'label') ?? '')) : raw(activity[field]);
    case 'form': return readForm(input) ? formFieldsOf(activity).map((one) => one[language]).join('; ') : changed[language];
    case 'result': { const kept = resultOf(activity); return kept === null ? '' : ((definition && variablesOf(definition).find((one) => one.id === kept)?.name) ?? changed[language]); }
    case 'reminders': {
      const held = readReminders(input);
      return 'policy' in held ? t('Tự đặt') : 'name' in held ? (context?.policies.find((one) => one.name === held.name)?.label ?? changed[language]) : t('theo công thức');
    }
    case 'template': return context?.templates.find((one) => one.name === textOf(input))?.label ?? raw(input?.value);
    case 'workflowDefinitionId': return input ? (context?.definitions.find((one) => one.id === textOf(input))?.name ?? changed[language]) : '';
    case 'code': {
      const found = context?.criteria.find((one) => one.set === textOf(readInput(activity, 'criteriaSet')) && one.code === textOf(input));
      return found ? `${found.code} ${found.name}` : raw(input?.value);
    }
  }
  if (!input) return raw(activity[field]);
  if (input.type === 'Variable' || input.type === 'Input') return referenceName(input);
  if (input.type === 'JavaScript' || input.type === 'Liquid') return textOf(input).replace(/getOutputFrom\(\s*['"]([^'"]+)['"]\s*\)/g, (_, id: string) => `“${step(id)}”`);
  const texts = textsOf(input);
  if (texts) return texts.join('; ');
  return input.type === 'Literal' && !/^\s*[[{]/.test(textOf(input)) ? raw(input.value) : changed[language];
}
