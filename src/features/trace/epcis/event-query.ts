import { isDateTime, isUri } from './formats.ts';
import * as cbv from './vocabulary.ts';

/** What is asked of the public events: the part of EPCIS 2.0's SimpleEventQuery that is offered here. */
export interface EventQuery {
  readonly types: readonly string[];
  /** Instants, ISO 8601 UTC with milliseconds: from the first, before the second. */
  readonly from: string | null;
  readonly until: string | null;
  readonly bizSteps: readonly string[];
  readonly dispositions: readonly string[];
  readonly readPoints: readonly string[];
  readonly bizLocations: readonly string[];
  /** Each list that is there must be met by one of its URIs. */
  readonly epcs: readonly string[];
  readonly anyEpcs: readonly string[];
  readonly classes: readonly string[];
  readonly anyClasses: readonly string[];
  readonly eventIds: readonly string[];
  /** True: error declarations only; false: none of them. */
  readonly declarations: boolean | null;
  /** 1–100. */
  readonly perPage: number;
  readonly token: string | null;
}

export interface QueryProblem {
  readonly param: string;
  readonly value: string;
  readonly code:
    | 'unknown-parameter'
    | 'twice'
    | 'empty'
    | 'too-many'
    | 'not-a-time'
    | 'not-a-word'
    | 'not-a-uri'
    | 'not-a-number'
    | 'not-a-truth'
    | 'token';
  /** What it may say, where that is a short list. */
  readonly allowed?: readonly string[];
}

export const EVENT_TYPES = [
  ...(['ObjectEvent', 'AggregationEvent', 'TransformationEvent'] as const),
  ...(['TransactionEvent', 'AssociationEvent'] as const),
] as const;
const MOST_VALUES = 20;
const DEFAULT_PAGE = 30;
const LARGEST_PAGE = 100;

type Lists = Pick<
  EventQuery,
  | 'types'
  | 'bizSteps'
  | 'dispositions'
  | 'readPoints'
  | 'bizLocations'
  | 'epcs'
  | 'anyEpcs'
  | 'classes'
  | 'anyClasses'
  | 'eventIds'
>;
/** Which list a parameter fills, and which word of the vocabulary or URI its values are. */
const LISTS: Readonly<Record<string, readonly [keyof Lists, ReadonlySet<string> | 'uri']>> = {
  eventType: ['types', new Set(EVENT_TYPES)],
  EQ_bizStep: ['bizSteps', cbv.BIZ_STEPS],
  EQ_disposition: ['dispositions', cbv.DISPOSITIONS],
  EQ_readPoint: ['readPoints', 'uri'],
  EQ_bizLocation: ['bizLocations', 'uri'],
  MATCH_epc: ['epcs', 'uri'],
  MATCH_anyEPC: ['anyEpcs', 'uri'],
  MATCH_epcClass: ['classes', 'uri'],
  MATCH_anyEPCClass: ['anyClasses', 'uri'],
  EQ_eventID: ['eventIds', 'uri'],
};

export const PARAMETERS: readonly string[] = [
  ...Object.keys(LISTS),
  ...['GE_eventTime', 'LT_eventTime', 'EXISTS_errorDeclaration', 'perPage', 'nextPageToken'],
];

/** Words of the vocabulary written out, as other systems do: `https://ref.gs1.org/cbv/BizStep-shipping`. */
const WRITTEN_OUT =
  /^(?:https?:\/\/(?:ref|ns)\.gs1\.org\/cbv\/(?:BizStep|Disp)-|urn:epcglobal:cbv:(?:bizstep|disp):)/;

/**
 * Reads the query of an address; several values of one parameter stand with `|` between them, as in EPCIS 2.0.
 * @param fixed types that the address itself says
 */
export function readEventQuery(
  params: Iterable<readonly [string, string]>,
  fixed: readonly string[] = [],
):
  | { readonly ok: true; readonly query: EventQuery }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const lists: Partial<Record<keyof Lists, readonly string[]>> = {};
  const single = new Map<string, string>();
  const seen = new Set<string>(fixed.length > 0 ? ['eventType'] : []);
  for (const [param, value] of params) {
    const fault = (code: QueryProblem['code'], allowed?: readonly string[]): number =>
      problems.push({ param, value: shown(value), code, ...(allowed ? { allowed } : {}) });
    if (!PARAMETERS.includes(param)) fault('unknown-parameter', PARAMETERS);
    else if (seen.has(param)) fault('twice');
    else if (value === '') fault('empty');
    else if (Object.hasOwn(LISTS, param)) {
      const [name, kind] = LISTS[param] as (typeof LISTS)[string];
      const values = value.split('|').map((one) => one.replace(WRITTEN_OUT, ''));
      lists[name] = values;
      if (values.length > MOST_VALUES) fault('too-many');
      else if (kind === 'uri') {
        if (!values.every(isUri)) fault('not-a-uri');
      } else if (!values.every((one) => kind.has(one) || (name !== 'types' && isUri(one)))) {
        fault('not-a-word', [...kind]);
      }
    } else single.set(param, value);
    seen.add(param);
  }
  const read = <T>(
    param: string,
    code: QueryProblem['code'],
    parse: (value: string) => T | null,
  ): T | null => {
    const value = single.get(param);
    if (value === undefined) return null;
    const found = parse(value);
    if (found === null) problems.push({ param, value: shown(value), code });
    return found;
  };
  const query: EventQuery = {
    ...{ types: fixed, bizSteps: [], dispositions: [], readPoints: [], bizLocations: [] },
    ...{ epcs: [], anyEpcs: [], classes: [], anyClasses: [], eventIds: [] },
    ...lists,
    from: read('GE_eventTime', 'not-a-time', instant),
    until: read('LT_eventTime', 'not-a-time', instant),
    declarations: read('EXISTS_errorDeclaration', 'not-a-truth', truth),
    perPage: read('perPage', 'not-a-number', pageSize) ?? DEFAULT_PAGE,
    token: read('nextPageToken', 'token', (value) =>
      /^[A-Za-z0-9_-]{8,6000}$/.test(value) ? value : null,
    ),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, query };
}

/** A space stands where somebody forgot to write `+` as `%2B`. */
function instant(value: string): string | null {
  const text = value.replace(' ', '+');
  return isDateTime(text) ? new Date(text).toISOString() : null;
}

function truth(value: string): boolean | null {
  return value === 'true' ? true : value === 'false' ? false : null;
}

function pageSize(value: string): number | null {
  const size = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  return size >= 1 && size <= LARGEST_PAGE ? size : null;
}

function shown(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}
