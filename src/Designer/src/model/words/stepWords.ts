import type { Activity, DesignerContext } from '../definition';
import { expressionOf, listOf, valueOf } from '../tree/inputs';
import { childrenOf } from '../tree/activities';
import { textAt } from '../tree/json';
import { whoWords } from './addresses';
import { isKnown, kindOf } from './catalogue';
import { deadlineWords } from './deadlineWords';
import type { Language } from './outcomeWords';

export const kindWords = (activity: Activity, language: Language): string => kindOf(activity.type).words[language];

/** What a step is called: its words in the language or the other one, else its title, else what kind it is. */
export function nameOf(activity: Activity, language: Language): string {
  const vi = textAt(activity, 'metadata', 'displayText');
  const en = textAt(activity, 'metadata', 'description');
  const title = expressionOf(activity, 'title');
  const titled = title?.type === 'Literal' && typeof title.value === 'string' ? title.value : undefined;
  return (language === 'en' ? en || vi : vi || en) || titled || kindWords(activity, language);
}

/** The second line of a step: who and how long, or what it does. */
export function sayingOf(activity: Activity, context: DesignerContext | null, language: Language): string {
  const vi = language === 'vi';
  const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');
  switch (activity.type) {
    case 'VanQuan.UserTask':
      return join(whoWords(expressionOf(activity, 'assignee'), context, language) || (vi ? 'chưa giao ai' : 'nobody yet'), deadlineWords(valueOf(activity, 'due'), language));
    case 'VanQuan.Approval':
      return join(whoWords(expressionOf(activity, 'approvers'), context, language) || (vi ? 'chưa có người duyệt' : 'no approver yet'), deadlineWords(valueOf(activity, 'due'), language));
    case 'VanQuan.WaitUntil':
      return deadlineWords(valueOf(activity, 'deadline'), language);
    case 'VanQuan.ForEachUnit': {
      const units = listOf(activity, 'units').length;
      const steps = childrenOf(activity).flatMap((child) => (childrenOf(child.activity).length > 0 ? childrenOf(child.activity) : [child])).length;
      return join(units > 0 ? `${units} ${vi ? 'đơn vị' : units === 1 ? 'unit' : 'units'}` : undefined, `${steps} ${vi ? 'bước bên trong' : steps === 1 ? 'step inside' : 'steps inside'}`);
    }
    case 'VanQuan.Notify':
      return whoWords(expressionOf(activity, 'recipients'), context, language);
    case 'VanQuan.RecordIndicator': {
      const code = valueOf(activity, 'code');
      return code ? `${vi ? 'tiêu chí' : 'criterion'} ${String(code)}` : '';
    }
    case 'Elsa.FlowJoin':
      return valueOf(activity, 'mode') === 'WaitAny' ? (vi ? 'chỉ cần một nhánh' : 'one branch is enough') : vi ? 'chờ đủ các nhánh' : 'waits for all branches';
    case 'Elsa.FlowFork':
      return `${listOf(activity, 'branches').length || 1} ${vi ? 'nhánh cùng lúc' : 'branches at once'}`;
    case 'Elsa.SetVariable':
      return textAt(activity, 'variable', 'name') ?? '';
    case 'Elsa.ExecuteWorkflow': {
      const id = valueOf(activity, 'workflowDefinitionId');
      return context?.definitions.find((one) => one.id === id)?.name ?? '';
    }
    default: {
      if (!isKnown(activity.type)) return vi ? 'giữ nguyên, chưa chạy được' : 'kept as it is, cannot run';
      const inside = childrenOf(activity).length;
      return inside > 0 ? `${inside} ${vi ? 'bước bên trong' : inside === 1 ? 'step inside' : 'steps inside'}` : '';
    }
  }
}

/** A step as it is read aloud: what, which, who and how long, what is wrong. */
export function spokenStep(activity: Activity, context: DesignerContext | null, language: Language, marks: string[] = []): string {
  const saying = sayingOf(activity, context, language).replaceAll(' · ', ', ');
  const kind = kindWords(activity, language);
  const name = nameOf(activity, language);
  return [name === kind ? kind : `${kind}: ${name}`, saying, ...marks].filter(Boolean).join(', ');
}
