import type { ReactNode } from 'react';
import type { Definition, DesignerContext } from '../model/definition';
import { drawingOf } from '../model/layout/drawing';
import { frameOf, isContainer } from '../model/tree/frame';
import { kindOf } from '../model/words/catalogue';
import { outcomeWords } from '../model/words/outcomeWords';
import { nameOf } from '../model/words/stepWords';
import { sayingOf } from '../panels/caption';
import type { Marks } from '../canvas/viewNodes';
import { language, say } from '../say';

interface Props {
  document: Definition;
  frame: string;
  context: DesignerContext | null;
  marks: Marks;
  beside?: (id: string) => ReactNode;
}

/** The procedure as a list to read, in the order in which it runs; what a phone shows in the place of the canvas. */
export function Outline({ document, frame, context, marks, beside }: Props) {
  const here = frameOf(document, frame);
  const { order, outgoing, backward } = drawingOf(here, document);
  const number = new Map(order.map((id, i) => [id, i + 1]));
  const step = new Map(here.steps.map((one) => [one.id, one.activity]));
  return (
    <ol className="steps">
      {order.map((id) => {
        const activity = step.get(id)!;
        const links = outgoing.get(id)!;
        const plain = links.length === 1 && links[0]!.outcome === 'Done' && number.get(links[0]!.target) === number.get(id)! + 1;
        return (
          <li key={id} data-step={id}>
            <span className={`i i-${kindOf(activity.type).icon}`} aria-hidden="true" />
            <span>
              <b>{number.get(id)}. {nameOf(activity, language)}</b>{' '}
              {(marks.get(id) ?? []).map((mark) => <span key={mark.text} className={`b ${mark.tone}`}><span className={`i i-${mark.icon}`} aria-hidden="true" />{mark.text}</span>)}
              <small>{sayingOf(activity, context, language, document)}</small>
              {!plain && links.map((link) => (
                <small key={link.index}>{outcomeWords(activity, link.outcome, language)}: {backward.has(link) ? say('quay lại', 'back to') : say('tới', 'to')} {number.get(link.target)}. {nameOf(step.get(link.target)!, language)}</small>
              ))}
              {beside?.(id)}
              {isContainer(activity) && <Outline document={document} frame={id} context={context} marks={marks} {...(beside ? { beside } : {})} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
