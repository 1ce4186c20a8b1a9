/** What the worker is started with. `textTypes`: OIDs whose values stay text, as PostgreSQL writes them. */
export interface WorkerOptions { dataDir: string; textTypes: readonly number[] }

export type WorkerRequest =
  | { id: number; kind: 'query'; sql: string; params: readonly unknown[] }
  | { id: number; kind: 'listen'; channel: string }
  | { id: number; kind: 'close' };

export interface WorkerErrorFields { message: string; code?: string | undefined; detail?: string | undefined; constraint?: string | undefined }

export interface WorkerAnswer { id: number; rows: Record<string, unknown>[]; affected: number; command: string }

export type WorkerReply =
  | WorkerAnswer
  | { id: number; error: WorkerErrorFields }
  | { channel: string; payload: string }
  | { opened: true }
  | { opened: false; error: WorkerErrorFields };

/**
 * `date`, `int8`, `numeric` and `timestamptz` stay text on both drivers: their own parsers differ, and one of them depends on the time zone of the machine.
 * Casts to `integer` in the statements give numbers where numbers are wanted.
 */
export const TEXT_TYPES: readonly number[] = [1082, 20, 1700, 1184];
