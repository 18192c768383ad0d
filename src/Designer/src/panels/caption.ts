import type { Activity, Definition, DesignerContext } from '../model/definition';
import { childrenOf } from '../model/tree/activities';
import { listOf, valueOf } from '../model/tree/inputs';
import { textAt } from '../model/tree/json';
import { isKnown } from '../model/words/catalogue';
import { kindWords, nameOf } from '../model/words/stepWords';
import { dueWordsOf } from './deadline/dueWords';
import { whoOf } from './people/whoOf';
import { sayIn } from './words';

type Language = 'vi' | 'en';

const unknown = (language: Language): DesignerContext =>
  ({ language, today: '', units: [], people: [], roles: [], policies: [], definitions: [], criteria: [], templates: [], inputs: [] });

/** What stands under the name of a step: who and how long, or what it does; each part is a line of its own on the canvas. */
export function captionOf(activity: Activity, context: DesignerContext | null, language: Language, definition?: Definition): string[] {
  const t = sayIn(language);
  const known = context ?? unknown(language);
  const due = dueWordsOf(activity, known, language, definition);
  const parts = ((): string[] => {
    switch (activity.type) {
      case 'VanQuan.UserTask': return [whoOf(activity, known) || t('chưa giao ai'), due];
      case 'VanQuan.Approval': return [whoOf(activity, known) || t('chưa có người duyệt'), due];
      case 'VanQuan.WaitUntil': return [due];
      case 'VanQuan.Notify': return [whoOf(activity, known) || t('chưa có người nhận')];
      case 'VanQuan.ForEachUnit': return [whoOf(activity, known), stepsInside(activity, language)];
      case 'VanQuan.RecordIndicator': return [whoOf(activity, known)];
      case 'Elsa.SendEmail': return [whoOf(activity, known)];
      case 'Elsa.FlowJoin': return [valueOf(activity, 'mode') === 'WaitAny' ? t('chỉ cần một nhánh') : t('chờ đủ các nhánh')];
      case 'Elsa.FlowFork': return [t('{0} nhánh cùng lúc', listOf(activity, 'branches').length || 1)];
      case 'Elsa.SetVariable': return [textAt(activity, 'variable', 'name') ?? ''];
      case 'Elsa.ExecuteWorkflow': return [known.definitions.find((one) => one.id === valueOf(activity, 'workflowDefinitionId'))?.name ?? ''];
      default: return [isKnown(activity.type) ? stepsInside(activity, language) : t('giữ nguyên, chưa chạy được')];
    }
  })();
  return parts.filter(Boolean);
}

/** The caption in one line. */
export const sayingOf = (activity: Activity, context: DesignerContext | null, language: Language, definition?: Definition): string =>
  captionOf(activity, context, language, definition).join(' · ');

/** A step as it is read aloud: what, which, who and how long, what is wrong. */
export function spokenStep(activity: Activity, context: DesignerContext | null, language: Language, marks: string[] = []): string {
  const [kind, name] = [kindWords(activity, language), nameOf(activity, language)];
  return [name === kind ? kind : `${kind}: ${name}`, ...captionOf(activity, context, language), ...marks].filter(Boolean).join(', ');
}

/** A chart or sequence that is the body counts by what it holds. */
function stepsInside(activity: Activity, language: Language): string {
  const t = sayIn(language);
  const inside = childrenOf(activity).flatMap((child) => (childrenOf(child.activity).length > 0 ? childrenOf(child.activity) : [child])).length;
  return inside === 0 ? '' : inside === 1 ? t('1 bước bên trong') : t('{0} bước bên trong', inside);
}
