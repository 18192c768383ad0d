import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Fragment, memo, use } from 'react';
import { spotOf } from '../model/layout/drawing';
import { kindOf } from '../model/words/catalogue';
import { mustLeadOn } from '../model/tree/outcomes';
import { outcomeWords } from '../model/words/outcomeWords';
import { nameOf } from '../model/words/stepWords';
import { captionOf, spokenStep } from '../panels/caption';
import { language, say } from '../say';
import { LevelContext } from './level';
import type { StepData, StepNode } from './viewNodes';

const pills = ['Elsa.Start', 'Elsa.End', 'Elsa.Finish'];

/** A step: what it is, who and how long, what is wrong with it. */
export const StepView = memo(function StepView({ id, data, selected }: NodeProps<StepNode>) {
  const { activity, marks, context } = data;
  const down = data.direction === 'down';
  const worst = marks.some((mark) => mark.tone === 'late') ? 'late' : marks[0]?.tone;
  const name = nameOf(activity, language);
  const level = use(LevelContext);
  return (
    <>
      {level === 'whole' && <Handle type="target" id="In" position={down ? Position.Top : Position.Left} className="port-in" isConnectableStart={false} />}
      <div
        id={`step-${id}`} role="button" aria-pressed={selected} aria-label={spokenStep(activity, context, language, marks.map((mark) => mark.spoken ?? mark.text))}
        className={`step${pills.includes(activity.type) ? ' pill' : ''}${data.current ? ' current' : ''}`} data-level={level === 'whole' ? undefined : level} data-activity={id} data-tone={worst}>
        {level === 'whole' && <span className={`i i-${kindOf(activity.type).icon}`} aria-hidden="true" />}
        {level !== 'block' && <><b title={name}>{name}</b>{' '}</>}
        {level === 'whole' && <Caption data={data} />}
        {level === 'whole' && marks.length > 0 && <Flags data={data} />}
      </div>
      {level === 'whole' ? <Ports data={data} /> : <Anchors data={data} />}
    </>
  );
});

function Caption({ data }: { data: StepData }) {
  return captionOf(data.activity, data.context, language).slice(0, 2).map((line) => <Fragment key={line}><small title={line}>{line}</small> </Fragment>);
}

const Flags = ({ data }: { data: StepData }) => (
  <span className="flags">
    {data.marks.map((mark) => (
      <span key={mark.text} className={`b ${mark.tone}`}><span className={`i i-${mark.icon}`} aria-hidden="true" />{mark.text} </span>
    ))}
  </span>
);

/** Where connections begin and end, for a step too small to be connected: places the library measures, and nothing that listens. */
function Anchors({ data }: { data: StepData }) {
  const down = data.direction === 'down';
  const side = down ? 'bottom' : 'right';
  return (
    <>
      <i className="anchor target" data-handleid="In" data-handlepos={down ? 'top' : 'left'} />
      {data.ports.map((port) => {
        const spot = `${spotOf(data.ports, port.name) * 100}%`;
        return <i key={port.name} className="anchor source" data-handleid={port.name} data-handlepos={side} style={down ? { left: spot, bottom: 0 } : { top: spot, right: 0 }} />;
      })}
    </>
  );
}

function Ports({ data }: { data: StepData }) {
  const down = data.direction === 'down';
  const style = (spot: number, bottom: boolean) => (bottom ? { left: `${spot * 100}%` } : { top: `${spot * 100}%` });
  return (
    <>
      {data.ports.map((port) => {
        const words = outcomeWords(data.activity, port.name, language);
        const open = data.open.includes(port.name);
        const ends = open && !mustLeadOn(data.activity);
        const leadsNowhere = ends ? say('hết ở đây', 'ends here') : say('chưa nối', 'not connected');
        const spot = spotOf(data.ports, port.name);
        return (
          <Handle key={port.name} type="source" id={port.name} position={down ? Position.Bottom : Position.Right} style={style(spot, down)} className={!open ? 'port' : ends ? 'port ends' : 'port open'} title={words} isConnectableEnd={false}>
            {open && <span className="open-words">{!ends && <span aria-hidden="true">✕ </span>}{data.ports.length > 1 ? words : leadsNowhere}</span>}
          </Handle>
        );
      })}
      {data.optional.map((port, i) => (
        <Handle key={port.name} type="source" id={port.name} position={down ? Position.Right : Position.Bottom} style={style((i + 1) / (data.optional.length + 1), !down)} className="port optional" title={outcomeWords(data.activity, port.name, language)} isConnectableEnd={false}>
          <span className="port-words">{outcomeWords(data.activity, port.name, language)}</span>
        </Handle>
      ))}
    </>
  );
}
