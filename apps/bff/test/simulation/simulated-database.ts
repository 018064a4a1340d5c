import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import Libsql from 'libsql';
import { sqliteAuditWriter } from '../../src/audit/sqlite-audit-writer.js';
import { sqliteBatchSealer } from '../../src/audit/sealing/sqlite-batch-sealer.js';
import { createKysely } from '../../src/database/sqlite/create-kysely.js';
import type { SqliteDatabase } from '../../src/database/sqlite/open-sqlite.js';
import { sqliteFailures } from '../../src/database/sqlite/sqlite-failures.js';
import { migrate } from '../../src/database/migrations/migrate.js';
import type { Schema } from '../../src/database/schema.js';
import { silentObserver } from '../../src/database/storage-observer.js';
import { sqliteOperationWriter } from '../../src/operations/sqlite-operation-writer.js';
import { sqliteQuotaStore } from '../../src/quota/sqlite-quota-store.js';
import type { StorageParts } from '../../src/storage/storage-parts.js';

/** The way to the database, which may lose what it carries. */
export interface DatabaseLine {
  /** What the database's clock shows, RFC 3339. */
  readonly clock: string;
  /** Has the database do some work and brings its result. */
  carry<T>(what: string, work: () => T): Promise<T>;
}

interface Prepared {
  readonly statement: Libsql.Statement;
  readonly label: string;
  readonly needsClock: boolean;
}

/**
 * One database that all replicas of a simulation share: the service's own statements on SQLite in memory, by a clock of
 * the simulation. Opened once; each run begins empty and leaves nothing behind.
 */
export class SimulatedDatabase implements SqliteDatabase {
  readonly failures = sqliteFailures;
  readonly #prepared = new Map<string, Prepared>();
  readonly #kysely: Kysely<Schema>;
  readonly #transaction: { readonly begin: Libsql.Statement; readonly commit: Libsql.Statement };
  #line: DatabaseLine | undefined;

  private constructor(private readonly connection: Libsql.Database) {
    this.#transaction = {
      begin: connection.prepare('savepoint one_write'),
      commit: connection.prepare('release one_write'),
    };
    this.#kysely = new Kysely<Schema>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new SimulatedDriver(this),
        createIntrospector: (kysely) => new SqliteIntrospector(kysely),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    });
  }

  static async open(): Promise<SimulatedDatabase> {
    const connection = new Libsql(':memory:');
    await migrate(createKysely(connection), 'sqlite');
    return new SimulatedDatabase(connection);
  }

  /** Runs `work` on an empty database, which is empty again afterwards. */
  async during<T>(line: DatabaseLine, work: () => Promise<T>): Promise<T> {
    this.#line = line;
    this.connection.exec('begin');
    try {
      return await work();
    } finally {
      this.connection.exec('rollback');
      this.#line = undefined;
    }
  }

  /** What is particular to the engine, for one replica. */
  openParts(): StorageParts {
    return {
      database: this,
      operationWriter: sqliteOperationWriter(this),
      auditWriter: sqliteAuditWriter(this),
      batchSealer: sqliteBatchSealer(this),
      quota: sqliteQuotaStore(this, silentObserver),
    };
  }

  /** Reads past the line, and at once: for those who judge. */
  read(statement: string, ...values: readonly unknown[]): readonly unknown[] {
    return this.#prepare(statement).statement.all([...values]);
  }

  prepare(text: string): Libsql.Statement {
    const prepared = this.#prepare(text);
    const { statement } = prepared;
    if (!prepared.needsClock) return statement;
    return {
      run: (values: readonly unknown[]) => statement.run(this.#bind(prepared, values)),
    } as unknown as Libsql.Statement;
  }

  write<Result>(work: () => Result): Promise<Result> {
    return this.carry('commit', () => {
      this.settle('begin');
      try {
        const result = work();
        this.settle('commit');
        return result;
      } catch (error) {
        this.settle('rollback');
        throw error;
      }
    });
  }

  kysely(): Promise<Kysely<Schema>> {
    return Promise.resolve(this.#kysely);
  }

  migrate(): Promise<void> {
    return Promise.resolve();
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Runs a query where it stands: its way to the database is over. */
  run({ sql, parameters }: CompiledQuery): QueryResult<never> {
    const prepared = this.#prepare(sql);
    const { statement } = prepared;
    const values = this.#bind(prepared, parameters);
    if (statement.reader) return { rows: statement.all(values) as never[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(values).changes) };
  }

  /** Has a query run at the other end of the line. */
  query(query: CompiledQuery): Promise<QueryResult<never>> {
    return this.carry(this.#prepare(query.sql).label, () => this.run(query));
  }

  carry<T>(what: string, work: () => T): Promise<T> {
    if (this.#line === undefined) throw new Error('no simulation is running');
    return this.#line.carry(what, work);
  }

  /** Ends what is to be stored wholly or not at all. */
  settle(how: 'begin' | 'commit' | 'rollback'): void {
    if (how === 'rollback') this.connection.exec('rollback to one_write; release one_write');
    else this.#transaction[how].run([]);
  }

  #bind({ needsClock }: Prepared, values: readonly unknown[]): unknown[] {
    return needsClock ? [...values, this.#line?.clock] : [...values];
  }

  /** SQLite's own clock cannot be turned: in its place the simulation's is given as one more parameter, the last one. */
  #prepare(text: string): Prepared {
    let prepared = this.#prepared.get(text);
    if (prepared === undefined) {
      const { numbered, count } = numberParameters(text);
      const timed = numbered.replaceAll("'now'", `?${count + 1}`);
      const statement = this.connection.prepare(timed);
      prepared = { statement, label: describe(text), needsClock: timed !== numbered };
      this.#prepared.set(text, prepared);
    }
    return prepared;
  }
}

function numberParameters(text: string): { readonly numbered: string; readonly count: number } {
  let bare = 0;
  const numbered = text.replaceAll(/\?(?!\d)/g, () => `?${(bare += 1)}`);
  const numbers = Array.from(numbered.matchAll(/\?(\d+)/g), ([, number]) => Number(number));
  return { numbered, count: Math.max(0, ...numbers) };
}

/** As `select operation`: what is done and to which table. */
function describe(text: string): string {
  const [, verb = 'query'] = /^\s*(\w+)/.exec(text) ?? [];
  const [, table = ''] = /(?:from|into|update) "?(\w+)/.exec(text) ?? [];
  return `${verb} ${table}`;
}

/** One of a pool. Within a transaction nothing else happens: its statements run at once, so that nothing comes between. */
class SimulatedConnection implements DatabaseConnection {
  isInTransaction = false;

  constructor(private readonly database: SimulatedDatabase) {}

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.isInTransaction ? Promise.resolve(this.database.run(query)) : this.database.query(query);
  }

  streamQuery(): never {
    throw new Error('nothing is streamed in a simulation');
  }
}

class SimulatedDriver implements Driver {
  constructor(private readonly database: SimulatedDatabase) {}

  init = () => Promise.resolve();
  releaseConnection = () => Promise.resolve();
  destroy = () => Promise.resolve();

  acquireConnection(): Promise<SimulatedConnection> {
    return Promise.resolve(new SimulatedConnection(this.database));
  }

  async beginTransaction(connection: SimulatedConnection): Promise<void> {
    await this.database.carry('begin', () => undefined);
    this.database.settle('begin');
    connection.isInTransaction = true;
  }

  async commitTransaction(connection: SimulatedConnection): Promise<void> {
    connection.isInTransaction = false;
    this.database.settle('commit');
    await this.database.carry('commit', () => undefined);
  }

  rollbackTransaction(connection: SimulatedConnection): Promise<void> {
    // A commit whose answer was lost is one all the same.
    if (connection.isInTransaction) this.database.settle('rollback');
    return Promise.resolve();
  }
}
