/** How search compares words, in any script and spelling of the region: for whoever shows where the words of a reader stand in a text. */
export { foldWords } from '@seesac/incident-index';
