// A module of its own: only who asks for something in a language that the widgets do not speak fetches it.
export { matchLanguage } from '@seesac/contract';
