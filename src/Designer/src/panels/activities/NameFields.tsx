import type { JsonObject } from '../../model/definition';
import { TextField } from '../fields/Text';
import { isObject } from '../reading/inputs';
import { useRoom } from '../room';

/** What people call the step, in both languages; every page shows these and never an id. */
export function NameFields() {
  const { activity, t, set } = useRoom();
  const metadata: JsonObject = isObject(activity.metadata) ? activity.metadata : {};
  const text = (name: string) => (typeof metadata[name] === 'string' ? (metadata[name] as string) : '');
  const write = (name: string, value: string) => set({ ...activity, metadata: { ...metadata, [name]: value } }, `metadata.${name}`);
  return (
    <div className="names">
      <TextField label={t('Tên bước, tiếng Việt')} value={text('displayText')} onChange={(value) => write('displayText', value)} />
      <TextField label={t('Tên bước, tiếng Anh')} value={text('description')} placeholder={text('displayText')} onChange={(value) => write('description', value)} />
    </div>
  );
}
