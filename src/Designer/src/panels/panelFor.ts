import type { ComponentType } from 'react';
import type { PanelProps } from '../model/definition';
import { ApprovalPanel } from './activities/ApprovalPanel';
import { CallPanel, EventPanel } from './activities/CallPanels';
import { ConditionPanel, DecisionPanel, ForkPanel, JoinPanel, SwitchPanel } from './activities/FlowPanels';
import { GenericPanel } from './activities/GenericPanel';
import { NotifyPanel } from './activities/NotifyPanel';
import { EachUnitPanel, RecordPanel, SetVariablePanel } from './activities/RecordPanels';
import { TaskPanel } from './activities/TaskPanel';
import { CronPanel, DelayPanel, StartAtPanel, TimerPanel, WaitPanel } from './activities/TimePanels';

const panels: Record<string, ComponentType<PanelProps>> = {
  'VanQuan.UserTask': TaskPanel, 'VanQuan.Approval': ApprovalPanel, 'VanQuan.Notify': NotifyPanel, 'VanQuan.WaitUntil': WaitPanel, 'VanQuan.RecordIndicator': RecordPanel, 'VanQuan.ForEachUnit': EachUnitPanel,
  'Elsa.FlowDecision': DecisionPanel, 'Elsa.If': ConditionPanel, 'Elsa.While': ConditionPanel, 'Elsa.FlowSwitch': SwitchPanel, 'Elsa.Switch': SwitchPanel, 'Elsa.FlowFork': ForkPanel, 'Elsa.FlowJoin': JoinPanel,
  'Elsa.SetVariable': SetVariablePanel, 'Elsa.Delay': DelayPanel, 'Elsa.Timer': TimerPanel, 'Elsa.Cron': CronPanel, 'Elsa.StartAt': StartAtPanel,
  'Elsa.ExecuteWorkflow': CallPanel, 'Elsa.DispatchWorkflow': CallPanel, 'Elsa.Event': EventPanel,
};

/** The panel that fits an activity type; one that keeps everything for the rest. */
export const panelFor = (type: string): ComponentType<PanelProps> => panels[type] ?? GenericPanel;
