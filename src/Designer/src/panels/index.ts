import './panels.css';

export { DefinitionPanel, type DefinitionPanelProps } from './activities/DefinitionPanel';
export { panelFor } from './panelFor';
