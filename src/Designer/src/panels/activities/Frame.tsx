import type { ReactNode } from 'react';
import type { Activity, PanelProps } from '../../model/definition';
import { CheckField } from '../fields/Choice';
import { Tabs } from '../fields/Tabs';
import { isObject } from '../reading/inputs';
import { PanelRoom, useRoom } from '../room';
import { JsonField, RawFields, restOf } from './RawFields';
import { NameFields } from './NameFields';

export interface Sheet {
  key: string;
  label: string;
  body: ReactNode;
}

/** A panel: its sheets as tabs, the last of them for experts, where the whole activity can be read and written as JSON. */
export function Frame({ sheets, shown, ...props }: PanelProps & { sheets: readonly Sheet[]; shown: readonly string[] }) {
  return <PanelRoom key={props.activity.id} {...props}><Sheets sheets={sheets} shown={shown} /></PanelRoom>;
}

function Sheets({ sheets, shown }: { sheets: readonly Sheet[]; shown: readonly string[] }) {
  const { activity, t } = useRoom();
  const rest = restOf(activity, shown).length;
  return (
    <div className="panel">
      <Tabs label={t('Nhóm thuộc tính')} tabs={[...sheets, { key: 'expert', label: rest > 0 ? t('Chuyên gia ({0})', rest) : t('Chuyên gia'), body: <Expert shown={shown} /> }]} />
    </div>
  );
}

function Expert({ shown }: { shown: readonly string[] }) {
  const { activity, t, set } = useRoom();
  const custom = isObject(activity.customProperties) ? activity.customProperties : {};
  return (
    <>
      <RawFields shown={shown} />
      <CheckField label={t('Có thể khởi động quy trình')} checked={custom.canStartWorkflow === true}
        onChange={(on) => set({ ...activity, customProperties: { ...custom, canStartWorkflow: on } }, 'canStartWorkflow')} />
      <JsonField label={t('Toàn bộ bước, dạng JSON')} place={`${activity.id}.*`} value={activity} hint={t('Loại: {0}', activity.type)}
        onChange={(next) => isObject(next) && typeof next.id === 'string' && typeof next.type === 'string' && set({ ...next, id: activity.id } as Activity, '*')} />
    </>
  );
}

/** A panel of one sheet: the names, then what is the activity's own. */
export const simply = (shown: readonly string[], Body: () => ReactNode) => function SimplePanel(props: PanelProps) {
  return <Frame {...props} shown={shown} sheets={[{ key: 'work', label: props.context.language === 'en' ? 'Step' : 'Việc', body: <><NameFields /><Body /></> }]} />;
};
