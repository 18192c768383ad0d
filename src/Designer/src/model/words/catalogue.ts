import type { Activity, Bilingual, Json } from '../definition';
import { literal, object } from '../tree/inputs';

export type Group = 'people' | 'branch' | 'time' | 'record' | 'ends' | 'other';

/** A kind of step: how people call it, its icon, and what a new one holds. */
export interface Kind {
  type: string;
  group: Group;
  icon: string;
  words: Bilingual;
  /** More words by which people look for it. */
  also?: string;
  fields?: () => { [key: string]: Json };
}

export const groupWords: Record<Group, Bilingual> = {
  people: { vi: 'Người làm', en: 'People' },
  branch: { vi: 'Rẽ nhánh', en: 'Branches' },
  time: { vi: 'Thời gian', en: 'Time' },
  record: { vi: 'Ghi nhận', en: 'Records' },
  ends: { vi: 'Đầu và cuối', en: 'Start and end' },
  other: { vi: 'Khác', en: 'Other' },
};

const due = (amount: number) => object('Object', { anchor: 'Activated', amount, unit: 'WorkingDays' });
const condition = () => ({ condition: { typeName: 'Boolean', expression: { type: 'JavaScript', value: '' } } });

function kind(type: string, group: Group, icon: string, vi: string, en: string, also = '', fields?: Kind['fields']): Kind {
  return { type, group, icon, words: { vi, en }, also, ...(fields ? { fields } : {}) };
}

export const kinds: readonly Kind[] = [
  kind('VanQuan.UserTask', 'people', 'user', 'Giao việc', 'Assign work', 'nhiệm vụ công việc task', () => ({
    title: literal('String', ''), assignee: literal('String', ''), due: due(5), reminders: literal('Object', 'standard'), outcomes: object('List<String>', ['Done']),
  })),
  kind('VanQuan.Approval', 'people', 'review', 'Phê duyệt', 'Approve', 'duyệt trình ký approval', () => ({
    title: literal('String', ''), approvers: object('List<String>', []), due: due(3), reminders: literal('Object', 'standard'), reviews: object('List<String>', []),
  })),
  kind('VanQuan.ForEachUnit', 'people', 'team', 'Từng xã, từng đơn vị', 'Each commune, each unit', 'lặp loop', () => ({ units: object('List<String>', []) })),
  kind('Elsa.FlowDecision', 'branch', 'cond', 'Điều kiện', 'Condition', 'nếu if decision', condition),
  kind('Elsa.FlowSwitch', 'branch', 'cond', 'Nhiều trường hợp', 'Several cases', 'chọn switch', () => ({ cases: [] })),
  kind('Elsa.FlowFork', 'branch', 'fork', 'Song song', 'In parallel', 'chia nhánh fork', () => ({ branches: object('List<String>', ['A', 'B']) })),
  kind('Elsa.FlowJoin', 'branch', 'flow', 'Gộp nhánh', 'Join branches', 'join', () => ({ mode: literal('Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core', 'WaitAll') })),
  kind('VanQuan.WaitUntil', 'time', 'clock', 'Chờ tới hạn', 'Wait until', 'đợi ngày wait', () => ({ deadline: object('Object', { anchor: 'Activated', amount: 15, unit: 'Days' }) })),
  kind('Elsa.Cron', 'time', 'cal', 'Định kỳ', 'Periodically', 'hằng tháng hằng năm cron', () => ({ cronExpression: literal('String', '0 0 0 1 * *') })),
  kind('VanQuan.Notify', 'record', 'mail', 'Gửi thư', 'Send a mail', 'thông báo notify', () => ({ recipients: object('List<String>', []), template: literal('String', 'notify') })),
  kind('VanQuan.RecordIndicator', 'record', 'grid', 'Ghi chỉ tiêu', 'Record an indicator', 'tiêu chí indicator', () => ({
    criteriaSet: literal('String', ''), code: literal('String', ''), unit: { typeName: 'String', expression: { type: 'JavaScript', value: 'getUnit()' } },
  })),
  kind('Elsa.SetVariable', 'record', 'edit', 'Gán biến', 'Set a variable', 'variable'),
  kind('Elsa.ExecuteWorkflow', 'record', 'flow', 'Quy trình con', 'Sub-procedure', 'gọi quy trình subprocess', () => ({ workflowDefinitionId: literal('String', ''), waitForCompletion: literal('Boolean', true) })),
  kind('Elsa.Start', 'ends', 'play', 'Bắt đầu', 'Start', 'đầu'),
  kind('Elsa.End', 'ends', 'done', 'Kết thúc', 'End', 'cuối'),
  kind('Elsa.Finish', 'ends', 'skip', 'Kết thúc, dừng mọi việc', 'Finish everything', 'finish'),
  kind('Elsa.Flowchart', 'other', 'flow', 'Sơ đồ lồng', 'Nested chart', 'flowchart', () => ({ activities: [], connections: [] })),
  kind('Elsa.Sequence', 'other', 'list', 'Tuần tự', 'Sequence', 'sequence', () => ({ activities: [] })),
  kind('Elsa.Delay', 'other', 'clock', 'Đợi một khoảng', 'Delay', 'delay', () => ({ timeSpan: literal('TimeSpan', '1.00:00:00') })),
  kind('Elsa.StartAt', 'other', 'cal', 'Đúng lúc', 'At a moment', 'start at'),
  kind('Elsa.Timer', 'other', 'clock', 'Hẹn giờ lặp', 'Timer', 'timer'),
  kind('Elsa.If', 'other', 'cond', 'Nếu, thì', 'If', 'if', condition),
  kind('Elsa.Switch', 'other', 'cond', 'Chọn một trong nhiều', 'Switch', 'switch'),
  kind('Elsa.ForEach', 'other', 'return', 'Lặp từng mục', 'For each', 'foreach'),
  kind('Elsa.ParallelForEach', 'other', 'fork', 'Từng mục, cùng lúc', 'For each, in parallel', 'parallel'),
  kind('Elsa.For', 'other', 'return', 'Lặp theo số', 'For', 'for'),
  kind('Elsa.While', 'other', 'return', 'Lặp khi còn đúng', 'While', 'while', condition),
  kind('Elsa.Parallel', 'other', 'fork', 'Cùng lúc', 'Parallel', 'parallel', () => ({ activities: [] })),
  kind('Elsa.Fork', 'other', 'fork', 'Chia nhánh lồng', 'Fork', 'fork', () => ({ branches: [] })),
  kind('Elsa.Break', 'other', 'x', 'Thoát vòng lặp', 'Break', 'break'),
  kind('Elsa.Complete', 'other', 'done', 'Xong, kèm kết quả', 'Complete', 'complete'),
  kind('Elsa.Event', 'other', 'bell', 'Chờ sự kiện', 'Wait for an event', 'event'),
  kind('Elsa.PublishEvent', 'other', 'bell', 'Phát sự kiện', 'Publish an event', 'publish'),
  kind('Elsa.SendEmail', 'other', 'mail', 'Gửi thư tự soạn', 'Send e-mail', 'email'),
  kind('Elsa.RunTask', 'other', 'play', 'Gọi việc bên ngoài', 'Run a task', 'task'),
  kind('Elsa.RunJavaScript', 'other', 'edit', 'Chạy mã JavaScript', 'Run JavaScript', 'script'),
  kind('Elsa.DispatchWorkflow', 'other', 'flow', 'Khởi chạy quy trình khác', 'Dispatch a procedure', 'dispatch'),
  kind('Elsa.SetName', 'other', 'edit', 'Đặt tên lượt chạy', 'Name the run', 'name'),
  kind('Elsa.SetOutput', 'other', 'edit', 'Gán đầu ra', 'Set an output', 'output'),
  kind('Elsa.Correlate', 'other', 'edit', 'Gắn mã liên hệ', 'Correlate', 'correlation'),
  kind('Elsa.WriteLine', 'other', 'list', 'Ghi một dòng', 'Write a line', 'log'),
  kind('Elsa.Fault', 'other', 'error', 'Báo lỗi', 'Fault', 'fault'),
];

const byType = new Map(kinds.map((one) => [one.type, one]));
const unknown: Bilingual = { vi: 'Bước chưa biết', en: 'Unknown step' };

export const kindOf = (type: string): Kind => byType.get(type) ?? { type, group: 'other', icon: 'late', words: unknown };

export const isKnown = (type: string): boolean => byType.has(type);

/** A new step of a kind, with what the engine asks of it. */
export function newActivity(type: string, id: string): Activity {
  return { id, name: id, type, version: 1, customProperties: {}, metadata: {}, ...byType.get(type)?.fields?.() };
}
