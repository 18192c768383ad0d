import './panels.css';

export { DefinitionPanel, type DefinitionPanelProps } from './activities/DefinitionPanel';
export { dueWordsOf } from './deadline/dueWords';
export { panelFor } from './panelFor';
export { whoOf } from './people/whoOf';
