import type { Activity, Json } from '../model/definition';
import { read, same } from '../model/tree/json';
import { say } from '../say';

const words = (key: string): string => {
  const known: Record<string, string> = {
    title: say('tiêu đề', 'title'), assignee: say('người thực hiện', 'who does it'), approvers: say('người duyệt', 'approvers'), cooperating: say('phối hợp', 'cooperating'), recipients: say('người nhận', 'recipients'),
    due: say('hạn', 'due date'), deadline: say('hạn', 'due date'), reminders: say('nhắc', 'reminders'), form: say('biểu mẫu', 'form'), outcomes: say('kết quả', 'outcomes'), condition: say('điều kiện', 'condition'),
    cases: say('các trường hợp', 'cases'), branches: say('các nhánh', 'branches'), instructions: say('hướng dẫn', 'instructions'), legalBasis: say('căn cứ pháp lý', 'legal basis'), quorum: say('số người đồng ý', 'how many agree'),
    reviews: say('duyệt kết quả của', 'what is decided on'), returnTo: say('trả lại về bước', 'where it returns to'), body: say('các bước bên trong', 'the steps inside'), activities: say('các bước bên trong', 'the steps inside'),
  };
  return known[key] ?? say('thuộc tính khác', 'other properties');
};

/** What of a step was changed, in words: name and place apart, every input by what its panel calls it. */
export function changedParts(before: Activity | undefined, after: Activity | undefined): string {
  if (!before || !after) return '';
  const differ = (...path: string[]) => !same(read(before, ...path) as Json | undefined, read(after, ...path) as Json | undefined);
  const parts = [
    ...(differ('metadata', 'displayText') || differ('metadata', 'description') ? [say('tên', 'name')] : []),
    ...(differ('metadata', 'designer', 'position') ? [say('chỗ đứng', 'place')] : []),
    ...(differ('metadata', 'outcomes') ? [say('lời trên các lối ra', 'words of the ways out')] : []),
    ...[...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== 'metadata' && differ(key)).map(words),
  ];
  return [...new Set(parts)].join(', ');
}
