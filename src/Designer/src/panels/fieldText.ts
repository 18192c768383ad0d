import type { Activity, DesignerContext, Json } from '../model/definition';
import { isObject, textAt } from '../model/tree/json';
import { dueWordsOf } from './deadline/dueWords';
import { formFieldsOf } from './forms/form';
import { whoOf } from './people/whoOf';
import { readInput, textOf, textsOf } from './reading/inputs';
import { sayIn } from './words';

const words: Record<string, string> = {
  'metadata displayText': 'Tên bước, tiếng Việt', 'metadata description': 'Tên bước, tiếng Anh', title: 'Tiêu đề việc', instructions: 'Hướng dẫn', assignee: 'Người thực hiện', cooperating: 'Phối hợp',
  approvers: 'Người duyệt', recipients: 'Người nhận', quorum: 'Cần bao nhiêu người đồng ý', reviews: 'Duyệt kết quả của', returnTo: 'Trả lại về bước', due: 'Hạn của bước này', deadline: 'Hạn', reminders: 'Nhắc',
  form: 'Các ô của biểu mẫu', evidenceRequired: 'Số tệp minh chứng cần có', deliverable: 'Sản phẩm', legalBasis: 'Căn cứ pháp lý', outcomes: 'Kết quả', 'metadata outcomes': 'Kết quả',
  condition: 'Điều kiện', cases: 'Các trường hợp', template: 'Mẫu thư', data: 'Nội dung thư', value: 'Giá trị', result: 'Ghi kết quả vào biến',
};

/** What a field of a step is called on its panel. */
export function fieldWords(field: string, language: 'vi' | 'en'): string {
  const t = sayIn(language);
  return t(words[field] ?? 'Chuyên gia');
}

/** What a field of a step says, on one line, as people read it; empty where it says nothing. */
export function fieldText(activity: Activity, field: string, context: DesignerContext | null, language: 'vi' | 'en'): string {
  const name = field.replace(/^metadata /, '');
  if (name !== field) return textAt(activity, 'metadata', name) ?? told(isObject(activity.metadata) ? activity.metadata[name] : undefined);
  if (context && ['assignee', 'approvers', 'recipients', 'units'].includes(field)) return whoOf(activity, context);
  if (context && (field === 'due' || field === 'deadline')) return dueWordsOf(activity, context, language);
  if (field === 'form') return formFieldsOf(activity).map((one) => one[language]).join('; ');
  const input = readInput(activity, field);
  return input ? (textsOf(input)?.join('; ') ?? textOf(input)) : told(activity[field]);
}

const told = (value: Json | undefined): string => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
