export { connect, disconnect, insert, reconnect, type End } from './connections';
export { add, move, placed, remove, rename } from './steps';
export { copied, pasted } from './clipboard';
export * from './marks';
export * from './history';
