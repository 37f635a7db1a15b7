import { other } from './other';

export const one = (): string => other();
