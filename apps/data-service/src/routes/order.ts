import { SORTS, type Filters, type ParameterError, type Sort } from '@seesac/contract';
import { oneOf } from '../http/query.js';

/** The order of a list of incidents. */
export const ORDER = oneOf(SORTS, '-date');

/** Relevance is to a search. */
export const orderFits = ({ q }: Filters, { sort }: { sort?: Sort }): ParameterError[] =>
  sort === 'relevance' && q === undefined ? [{ parameter: 'sort', message: 'must not be relevance without q: there is nothing to be relevant to' }] : [];
