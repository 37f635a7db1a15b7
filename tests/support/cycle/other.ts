import { one } from './one';

export const other = (): string => one();
